package io.colloquy.ingest.event;

import java.time.Instant;
import java.util.List;

/**
 * The answer to {@code POST /v1/events} (API contract 05): what is committed. received = accepted + duplicates +
 * quarantined.
 *
 * @param errors the first 100 of the quarantined
 * @param watermark everything received up to there is in the facts; null if that cannot be said of any instant yet
 */
record EventsReceipt(
        long received, long accepted, long duplicates, long quarantined, List<EventError> errors, Instant watermark) {
    /**
     * One quarantined event.
     *
     * @param index its place in the request, from 0
     * @param id null if it could not be read
     * @param code why, stable
     * @param detail what to correct
     */
    record EventError(long index, String id, String code, String detail) {}
}
