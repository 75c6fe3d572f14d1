package io.colloquy.report.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which rows a number is about.
 *
 * @param bucket of the range, from 0; -1 without buckets
 * @param clock hour of the day and day of the week (0 is Monday), as the plan orders them
 * @param groups the values of the dimensions, null where a row has none; all null for the others
 * @param isOther whether it is all groups that are not kept
 */
public record GroupKey(int bucket, List<Integer> clock, List<String> groups, boolean isOther) {
    public static final int NO_BUCKET = -1;

    public GroupKey {
        clock = List.copyOf(clock);
        // Nulls are values here.
        groups = Collections.unmodifiableList(new ArrayList<>(groups));
    }

    /** The group, whatever the time. */
    Group group() {
        return new Group(groups, isOther);
    }

    /** All groups together, of the bucket or of all of the time. */
    GroupKey whole(boolean ofBucket) {
        return new GroupKey(ofBucket ? bucket : NO_BUCKET, List.of(), List.of(), false);
    }

    /** Values of dimensions that are not of time. */
    public record Group(List<String> values, boolean isOther) {}
}
