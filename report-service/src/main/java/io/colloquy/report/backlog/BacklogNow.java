package io.colloquy.report.backlog;

import java.time.Instant;

/**
 * One backlog as it is now.
 *
 * @param count conversations in it
 * @param oldestSince since when the one is in it that is so longest; null when it is empty
 * @param medianSeconds how long half of them have been in it by now, whole seconds, rounded down; null when it is empty
 * @param p90Seconds how long nine of ten have been at most; null when it is empty
 * @param longestSeconds how long the oldest has been; null when it is empty
 */
record BacklogNow(long count, Instant oldestSince, Long medianSeconds, Long p90Seconds, Long longestSeconds) {
    static final BacklogNow EMPTY = new BacklogNow(0, null, null, null, null);
}
