package io.colloquy.ingest.calendar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.selection.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a calendar is to be (metrics 2.3). What {@code GET} shows can be sent back.
 *
 * @param zone IANA name
 * @param frames null for none: never open
 * @param holidays null for none
 */
@Schema(description = "The whole of a calendar", requiredProperties = "zone")
@JsonIgnoreProperties({"id", "updatedAt"})
record CalendarRequest(
        @Schema(description = "IANA name", examples = "America/Sao_Paulo")
        String zone,

        @Schema(description = "Absent: never open", nullable = true, maxItems = 500)
        List<Frame> frames,

        @Schema(nullable = true, maxItems = 2000) List<Holiday> holidays) {

    private static final int MOST_FRAMES = 500;
    private static final int MOST_HOLIDAYS = 2000;

    /** What is wrong with it; empty if nothing is. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (zone == null || Zones.find(zone).isEmpty()) {
            violations.add(new Violation("zone", "must be an IANA time zone, like America/Sao_Paulo"));
        }
        checkFrames(violations);
        checkHolidays(violations);
        return violations;
    }

    /** In the order of the week. Of a request without violations. */
    List<Frame> orderedFrames() {
        return frames == null
                ? List.of()
                : frames.stream().sorted(Comparator.comparingInt(Frame::start)).toList();
    }

    /** In the order of their dates. */
    List<Holiday> orderedHolidays() {
        return holidays == null
                ? List.of()
                : holidays.stream().sorted(Comparator.comparing(Holiday::date)).toList();
    }

    private void checkFrames(List<Violation> violations) {
        if (frames == null) {
            return;
        }
        if (frames.size() > MOST_FRAMES || frames.contains(null)) {
            violations.add(new Violation("frames", "must be at most 500 objects"));
            return;
        }
        int before = violations.size();
        for (int i = 0; i < frames.size(); i++) {
            frames.get(i).check("frames[" + i + "]", violations);
        }
        if (violations.size() == before) {
            checkOverlaps(violations);
        }
    }

    /** The week is a circle: the last frame may reach into the first. */
    private void checkOverlaps(List<Violation> violations) {
        List<Integer> order = IntStream.range(0, frames.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> frames.get(i).start()))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            Frame frame = frames.get(order.get(i));
            int next = order.get((i + 1) % order.size());
            int nextStart = frames.get(next).start() + (i + 1 < order.size() ? 0 : Frame.MINUTES_OF_A_WEEK);
            if (frame.end() > nextStart) {
                violations.add(new Violation("frames[" + next + "]", "overlaps with frames[" + order.get(i) + "]"));
            }
        }
    }

    private void checkHolidays(List<Violation> violations) {
        if (holidays == null) {
            return;
        }
        if (holidays.size() > MOST_HOLIDAYS || holidays.contains(null)) {
            violations.add(new Violation("holidays", "must be at most 2000 objects"));
            return;
        }
        Set<String> dates = new HashSet<>();
        for (int i = 0; i < holidays.size(); i++) {
            holidays.get(i).check("holidays[" + i + "]", violations);
            if (!dates.add(holidays.get(i).date())) {
                violations.add(new Violation("holidays[" + i + "].date", "is there twice"));
            }
        }
    }
}
