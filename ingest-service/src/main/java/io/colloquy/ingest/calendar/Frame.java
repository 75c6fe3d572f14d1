package io.colloquy.ingest.calendar;

import io.colloquy.model.event.Violation;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time of the week that is open, half open (metrics 2.3).
 *
 * @param weekday the day it begins on: monday … sunday
 * @param from HH:MM
 * @param to HH:MM, or 24:00 for the end of the day; not later than {@code from} means the next day
 */
@Schema(
        description = "A time of the week that is open: from ≤ t < to",
        requiredProperties = {"weekday", "from", "to"})
record Frame(
        @Schema(description = "The day it begins on: monday … sunday", examples = "monday")
        String weekday,

        @Schema(examples = "09:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")
        String from,

        @Schema(
                description = "24:00 is the end of the day; not later than from: on the next day",
                examples = "18:00",
                pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
        String to) {

    static final int MINUTES_OF_A_WEEK = 7 * 24 * 60;

    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final String END_OF_DAY = "24:00";

    /** Notes what is wrong with it, under that path. */
    void check(String path, List<Violation> violations) {
        if (day().isEmpty()) {
            violations.add(new Violation(path + ".weekday", "must be a day of the week, like monday"));
        }
        if (minute(from).isEmpty()) {
            violations.add(new Violation(path + ".from", "must be a time of the day, like 09:00"));
        }
        if (END_OF_DAY.equals(to)) {
            return;
        }
        if (minute(to).isEmpty()) {
            violations.add(new Violation(path + ".to", "must be a time of the day, like 18:00, or 24:00"));
        } else if (to.equals(from)) {
            violations.add(new Violation(path + ".to", "must differ from from; a whole day is 00:00 to 24:00"));
        }
    }

    /** The minute of the week at which it begins, from Monday 00:00 on. Of a frame without violations. */
    int start() {
        return day().getAsInt() * MINUTES_OF_A_DAY + minute(from).getAsInt();
    }

    /** The minute at which it ends; past the end of the week if it goes on into the next one. */
    int end() {
        int start = minute(from).getAsInt();
        int end = END_OF_DAY.equals(to) ? MINUTES_OF_A_DAY : minute(to).getAsInt();
        return start() + (end > start ? end - start : end + MINUTES_OF_A_DAY - start);
    }

    private OptionalInt day() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(weekday))
                .mapToInt(DayOfWeek::ordinal)
                .findFirst();
    }

    private static OptionalInt minute(String time) {
        return time != null && time.matches("([01][0-9]|2[0-3]):[0-5][0-9]")
                ? OptionalInt.of(Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3)))
                : OptionalInt.empty();
    }
}
