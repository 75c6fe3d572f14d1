package io.colloquy.ingest.event;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to {@code POST /v1/events} (API contract 05): what is committed. received = accepted + duplicates +
 * quarantined.
 *
 * @param errors the first 100 of the quarantined
 * @param watermark everything received up to there is in the facts; null if that cannot be said of any instant yet
 */
@Schema(description = "What is committed; received = accepted + duplicates + quarantined")
record EventsReceipt(
        long received,
        long accepted,
        long duplicates,
        long quarantined,

        @Schema(description = "The first 100 of the quarantined")
        List<EventError> errors,

        @Schema(
                description = "Everything received up to there is in the facts; null if that is not known yet",
                nullable = true)
        Instant watermark) {
    /**
     * One quarantined event.
     *
     * @param index its place in the request, from 0
     * @param id null if it could not be read
     * @param code why, stable
     * @param detail what to correct
     */
    @Schema(description = "One quarantined event")
    record EventError(
            @Schema(description = "Its place in the request, from 0")
            long index,

            @Schema(description = "null if it could not be read", nullable = true)
            String id,

            @Schema(description = "Why, stable", examples = "missing_time")
            String code,

            @Schema(description = "What to correct") String detail) {}
}
