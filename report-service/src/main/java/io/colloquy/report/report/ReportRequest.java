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
 * How a report cuts and measures time.
 *
 * @param weekStart first day of a week
 * @param business whether durations are counted inside opening hours
 */
public record ReportRequest(Interval interval, DayOfWeek weekStart, boolean business) {
    /** The parameters of a report beside its selection. */
    public static final Set<String> OWN = Set.of("interval", "weekStart");

    /** Those of a report with durations. */
    public static final Set<String> CLOCKED = Set.of("interval", "weekStart", "clock");

    /**
     * @param own the parameters that the report has beside its selection
     * @param otherwise the interval where none is asked for
     */
    static ReportRequest read(
            MultivaluedMap<String, String> parameters, Set<String> own, Interval otherwise, Violations violations) {
        return new ReportRequest(
                interval(parameters, otherwise, violations),
                weekStart(parameters, violations),
                own.contains("clock") && business(parameters, violations));
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

    private static boolean business(MultivaluedMap<String, String> parameters, Violations violations) {
        String text = single(parameters, "clock", violations);
        if (text != null && !text.equals("calendar") && !text.equals("business")) {
            violations.add("clock", "must be calendar or business");
        }
        return "business".equals(text);
    }

    /** The day as requests and answers name it. */
    static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
