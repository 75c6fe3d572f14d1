package io.colloquy.ingest.event;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether to insert a batch without asking which of its events are known. Where all are new that is a quarter cheaper;
 * where one is not, what was written before it was written in vain. So it is done until a large batch had a known event,
 * and again after some that had none.
 */
final class NoveltyBets {
    private static final int LARGE = 200;
    private static final int CAUTIOUS_BATCHES = 16;

    private final AtomicInteger cautious = new AtomicInteger();

    /** Whether all of so many events are likely to be new. */
    boolean isGood(int events) {
        return events >= LARGE && cautious.get() == 0;
    }

    /** Takes note of a batch that was looked up event by event. */
    void note(int events, int known) {
        if (events < LARGE) {
            return;
        }
        if (known > 0) {
            cautious.set(CAUTIOUS_BATCHES);
        } else {
            cautious.updateAndGet(left -> Math.max(0, left - 1));
        }
    }
}
