package io.colloquy.model.calendar;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Open stretches in order and apart from each other, in seconds from some beginning. */
final class OpenHours {

    private final long[] starts;
    private final long[] ends;
    private final long[] openBefore;
    private final long total;

    /** From {@code from} until before {@code to}, which is later. */
    record Stretch(long from, long to) {}

    private OpenHours(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
        this.openBefore = new long[starts.length];
        long open = 0;
        for (int i = 0; i < starts.length; i++) {
            openBefore[i] = open;
            open += ends[i] - starts[i];
        }
        this.total = open;
    }

    /** Of stretches in the order of their starts; where they overlap they count once. */
    static OpenHours of(List<Stretch> stretches) {
        long[] starts = new long[stretches.size()];
        long[] ends = new long[stretches.size()];
        int count = 0;
        for (Stretch stretch : stretches) {
            if (count > 0 && stretch.from() <= ends[count - 1]) {
                ends[count - 1] = Math.max(ends[count - 1], stretch.to());
            } else {
                starts[count] = stretch.from();
                ends[count] = stretch.to();
                count++;
            }
        }
        return new OpenHours(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    }

    /** All open seconds. */
    long total() {
        return total;
    }

    /** The open time before that moment. */
    Duration until(long second, int nano) {
        int i = last(starts, second);
        if (i < 0) {
            return Duration.ZERO;
        }
        return second < ends[i]
                ? Duration.ofSeconds(openBefore[i] + second - starts[i], nano)
                : Duration.ofSeconds(openBefore[i] + ends[i] - starts[i]);
    }

    /**
     * The first moment at which so much open time has passed, from the beginning.
     *
     * @param open more than zero and at most all of it
     */
    Duration reach(Duration open) {
        // What was reached with the end of one stretch was not reached with the start of the next.
        int i = last(openBefore, open.getNano() > 0 ? open.getSeconds() : open.getSeconds() - 1);
        return open.plusSeconds(starts[i] - openBefore[i]);
    }

    /** The index of the last element that is not greater; -1 if all are. */
    private static int last(long[] sorted, long value) {
        int i = Arrays.binarySearch(sorted, value);
        return i >= 0 ? i : -i - 2;
    }
}
