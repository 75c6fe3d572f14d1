package io.colloquy.report.query;

/**
 * One number asked for.
 *
 * @param metric id in the catalogue
 * @param aggregate what is asked of its values
 * @param percentile 1 to 99; null for any other aggregate
 * @param withinSeconds null for any other aggregate than {@code within}
 */
public record Measure(String metric, Aggregate aggregate, Integer percentile, Long withinSeconds) {

    /** What needs no argument. */
    public static Measure of(String metric, Aggregate aggregate) {
        return new Measure(metric, aggregate, null, null);
    }

    /** The one number that the metric is. */
    public static Measure value(String metric) {
        return of(metric, Aggregate.VALUE);
    }

    /** A percentile of the metric's values. */
    public static Measure percentile(String metric, int percent) {
        return new Measure(metric, Aggregate.PERCENTILE, percent, null);
    }

    /** The share of the metric's values that are at most so long. */
    public static Measure within(String metric, long seconds) {
        return new Measure(metric, Aggregate.WITHIN, null, seconds);
    }

    /** Names its column: {@code first_response_time.p90}. */
    String id() {
        return switch (aggregate) {
            case VALUE -> metric;
            case PERCENTILE -> metric + ".p" + percentile;
            case WITHIN -> metric + ".within_" + withinSeconds;
            case COUNT, SUM, AVERAGE, MIN, MAX, MEDIAN, SHARE, RANGES -> metric + "." + aggregate.wire();
        };
    }
}
