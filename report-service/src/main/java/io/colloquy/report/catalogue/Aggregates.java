package io.colloquy.report.catalogue;

import java.util.List;

/** What may be asked of a metric's values, by what they are (metrics 2.5). */
final class Aggregates {
    /** Nothing: texts and instants, functions, and what a report alone can tell. */
    static final List<String> NONE = List.of();

    /** Of rows that are counted. */
    static final List<String> OF_COUNTS = List.of("count", "share");

    /** Of a number that has a formula over rows. */
    static final List<String> OF_FORMULAS = List.of("value");

    /** Of values that are counted in ranges. */
    static final List<String> OF_RANGES = List.of("ranges");

    private static final List<String> OF_NUMBERS =
            List.of("count", "sum", "average", "min", "max", "median", "percentile", "share");
    private static final List<String> OF_DURATIONS =
            List.of("count", "sum", "average", "min", "max", "median", "percentile", "share", "within", "ranges");

    /** The sum is how many are true, the average their share. */
    private static final List<String> OF_FLAGS = List.of("count", "sum", "average", "share");

    private Aggregates() {}

    /** Those of a column whose values are of that type. */
    static List<String> ofColumn(String type) {
        return switch (type) {
            case "duration" -> OF_DURATIONS;
            case "count", "decimal" -> OF_NUMBERS;
            case "boolean" -> OF_FLAGS;
            default -> NONE;
        };
    }

    /** Those of a number that is worked out over rows. */
    static List<String> overRows(String type) {
        return type.equals("count") ? OF_COUNTS : OF_FORMULAS;
    }
}
