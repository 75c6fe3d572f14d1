package io.colloquy.report.query;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be asked of a metric's values, by the names of the catalogue (metrics 2.5). */
public enum Aggregate {
    COUNT,
    SUM,
    AVERAGE,
    MIN,
    MAX,
    MEDIAN,
    /** With a percentage from 1 to 99. */
    PERCENTILE,
    /** Count of the group / count of all groups; with time buckets, of the groups of the same bucket. */
    SHARE,
    /** With a number of seconds: the share of values that are at most so long. */
    WITHIN,
    /** How many values lie in each of seven ranges. */
    RANGES,
    /** The one number that a metric over rows is: it has a formula of its own. */
    VALUE;

    /** The name in requests and answers. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Aggregate> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(aggregate -> aggregate.wire().equals(wire))
                .findFirst();
    }
}
