package io.colloquy.report.aggregate;

import java.time.OffsetDateTime;

/**
 * Where facts are written.
 *
 * @param served the generation that everybody reads now: what is known of a conversation beside its log comes from there
 * @param generation the one that is written
 * @param receivedAt of the oldest event that is worked out: what is queued because of it holds the watermark as it did
 */
record Target(String accountId, short served, short generation, OffsetDateTime receivedAt) {

    /** Whether it is written for a rebuild and read by nobody yet. */
    boolean isRebuilt() {
        return generation != served;
    }
}
