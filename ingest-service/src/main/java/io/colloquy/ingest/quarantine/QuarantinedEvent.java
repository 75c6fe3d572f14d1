package io.colloquy.ingest.quarantine;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event in quarantine, without its bytes.
 *
 * @param source null if it could not be read
 * @param eventId null if it could not be read
 */
@Schema(description = "An event in quarantine, without its bytes")
record QuarantinedEvent(
        String id,
        Instant receivedAt,

        @Schema(description = "Why, stable", examples = "missing_time")
        String code,

        String detail,

        @Schema(description = "null if it could not be read", nullable = true)
        String source,

        @Schema(description = "null if it could not be read", nullable = true)
        String eventId,

        @Schema(description = "How many bytes are kept") int size) {}
