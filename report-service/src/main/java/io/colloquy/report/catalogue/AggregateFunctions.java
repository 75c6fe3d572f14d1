package io.colloquy.report.catalogue;

import java.util.List;

/** Functions of the values of any metric, over any set of rows (metrics 2.5). */
final class AggregateFunctions {

    private AggregateFunctions() {}

    static List<Metric> all() {
        return List.of(
                Entry.function("count", "count")
                        .is("Count", "how many values there are")
                        .leavingOut("nulls")
                        .nullWhen("never")
                        .example("5 of *five values*")
                        .metric(),
                Entry.function("sum", "value")
                        .is("Sum", "the sum of the values, in the unit of the metric")
                        .leavingOut("nulls")
                        .nullWhen("no value")
                        .example("1350 of *five values*")
                        .metric(),
                Entry.function("average", "value")
                        .is("Average", "sum / count; the mean of the values, never of means of groups")
                        .leavingOut("nulls")
                        .nullWhen("no value")
                        .example("270 of *five values*")
                        .metric(),
                Entry.function("min", "value")
                        .is("Minimum", "the smallest value")
                        .leavingOut("nulls")
                        .nullWhen("no value")
                        .example("30 of *five values*")
                        .metric(),
                Entry.function("max", "value")
                        .is("Maximum", "the largest value")
                        .leavingOut("nulls")
                        .nullWhen("no value")
                        .example("630 of *five values*")
                        .metric(),
                Entry.function("median", "value")
                        .is("Median", "the 50th percentile")
                        .leavingOut("nulls")
                        .nullWhen("no value")
                        .example("120 of *five values*")
                        .metric(),
                Entry.function("percentile", "value")
                        .is(
                                "Percentile",
                                "any of 1 to 99, continuous: between two values it lies on the line between them; on milliseconds, then rounded down")
                        .leavingOut("nulls")
                        .nullWhen("no value")
                        .example("570, the 90th of *five values*: six tenths of the way from 480 to 630")
                        .metric(),
                Entry.function("share", "share")
                        .is(
                                "Share",
                                "count of the group / count of all groups; with buckets of time, of the groups of the same bucket")
                        .leavingOut("nulls")
                        .nullWhen("no value in any group")
                        .example("0.4 for a group with 2 of *five values*")
                        .metric(),
                Entry.function("within", "share")
                        .is("Within", "count of values that are at most n seconds / count")
                        .leavingOut("nulls")
                        .nullWhen("no value")
                        .example("0.6 within 120 s of *five values*")
                        .metric(),
                Entry.function("ranges", "count")
                        .is(
                                "Ranges",
                                "count of values below 30 s, 30 s - 2 min, 2 - 5, 5 - 10, 10 - 30 min, 30 min - 1 h, over 1 h; the lower bound is inside")
                        .leavingOut("nulls")
                        .nullWhen("never")
                        .example("0, 2, 1, 1, 1, 0, 0 of *five values*")
                        .metric());
    }
}
