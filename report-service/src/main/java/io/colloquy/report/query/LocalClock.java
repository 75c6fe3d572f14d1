package io.colloquy.report.query;

import io.colloquy.platform.selection.TimeRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * What a zone's clocks showed during a range, for the database: since when they stood how far from UTC. The rules are
 * Java's, so that a heat map and the buckets beside it agree whichever rules the database was built with.
 *
 * @param since begin of each stretch of one offset, the first at or before the range
 * @param offsetSeconds the offset of each stretch
 */
public record LocalClock(List<Instant> since, List<Integer> offsetSeconds) {

    /** The clocks of the range's zone. */
    public static LocalClock of(TimeRange range) {
        ZoneRules rules = range.zone().getRules();
        List<Instant> since = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        since.add(range.from());
        offsets.add(rules.getOffset(range.from()).getTotalSeconds());
        ZoneOffsetTransition change = rules.nextTransition(range.from());
        while (change != null && change.getInstant().isBefore(range.to())) {
            since.add(change.getInstant());
            offsets.add(change.getOffsetAfter().getTotalSeconds());
            change = rules.nextTransition(change.getInstant());
        }
        return new LocalClock(List.copyOf(since), List.copyOf(offsets));
    }

    /** The begins of the stretches as the database compares them. */
    public OffsetDateTime[] changes() {
        return since.stream().map(instant -> instant.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }

    /** The offsets as the database reads them. */
    public Integer[] offsets() {
        return offsetSeconds.toArray(Integer[]::new);
    }
}
