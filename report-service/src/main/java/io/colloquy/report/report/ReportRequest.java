package io.colloquy.report.report;

import static io.colloquy.report.query.Selections.single;

import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.Interval;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a report cuts time.
 *
 * @param weekStart first day of a week
 */
public record ReportRequest(Interval interval, DayOfWeek weekStart) {
    public static final Set<String> OWN = Set.of("interval", "weekStart");

    static ReportRequest read(MultivaluedMap<String, String> parameters, Violations violations) {
        return read(parameters, Interval.DAY, violations);
    }

    /** @param otherwise the interval where none is asked for */
    public static ReportRequest read(
            MultivaluedMap<String, String> parameters, Interval otherwise, Violations violations) {
        return new ReportRequest(interval(parameters, otherwise, violations), weekStart(parameters, violations));
    }

    private static Interval interval(
            MultivaluedMap<String, String> parameters, Interval otherwise, Violations violations) {
        String text = single(parameters, "interval", violations);
        Optional<Interval> interval = text == null ? Optional.of(otherwise) : Interval.fromWire(text);
        return interval.orElseGet(() -> {
            violations.add("interval", "must be hour, day, week or month");
            return Interval.DAY;
        });
    }

    private static DayOfWeek weekStart(MultivaluedMap<String, String> parameters, Violations violations) {
        String text = single(parameters, "weekStart", violations);
        Optional<DayOfWeek> day = text == null
                ? Optional.of(DayOfWeek.MONDAY)
                : Arrays.stream(DayOfWeek.values())
                        .filter(known -> name(known).equals(text))
                        .findFirst();
        return day.orElseGet(() -> {
            violations.add("weekStart", "must be a day of the week such as monday");
            return DayOfWeek.MONDAY;
        });
    }

    /** The day as requests and answers name it. */
    static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
