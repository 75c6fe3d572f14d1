package io.colloquy.report.query;

import java.util.List;
import java.util.Optional;

/**
 * What is asked about a selection (reports 3.3), before anything was looked up.
 *
 * @param measures the numbers, in the order of their columns
 * @param groupBy dimensions by their names; {@code time} is the buckets of the interval
 * @param interval the buckets of time; empty for none, unless {@code groupBy} names {@code time}
 * @param top how many of the largest groups are kept, the others become one; empty for all
 * @param comparesWithPrevious whether each value has that of the period before beside it
 * @param business whether durations are those in business time
 */
public record Question(
        List<Measure> measures,
        List<String> groupBy,
        Optional<Interval> interval,
        Optional<Integer> top,
        boolean comparesWithPrevious,
        boolean business) {

    public Question {
        measures = List.copyOf(measures);
        groupBy = List.copyOf(groupBy);
    }

    /** These numbers, split by these dimensions and no more. */
    public static Question of(List<Measure> measures, String... groupBy) {
        return new Question(measures, List.of(groupBy), Optional.empty(), Optional.empty(), false, false);
    }

    /** The same in buckets of time. */
    public Question by(Interval buckets) {
        return new Question(measures, groupBy, Optional.of(buckets), top, comparesWithPrevious, business);
    }

    /** The same with only the largest groups, and one of all others. */
    public Question top(int groups) {
        return new Question(measures, groupBy, interval, Optional.of(groups), comparesWithPrevious, business);
    }

    /** The same with the period before beside each value. */
    public Question comparedWithPrevious() {
        return new Question(measures, groupBy, interval, top, true, business);
    }

    /** The same on the clock of opening hours, or on the wall's. */
    public Question inBusinessTime(boolean wanted) {
        return new Question(measures, groupBy, interval, top, comparesWithPrevious, wanted);
    }
}
