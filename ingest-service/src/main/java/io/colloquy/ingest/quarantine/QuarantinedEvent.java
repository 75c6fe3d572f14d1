package io.colloquy.ingest.quarantine;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event in quarantine, without its bytes.
 *
 * @param source null if it could not be read
 * @param eventId null if it could not be read
 * @param connectionId the connection whose request it is a part of; null for what came as an event
 * @param requestId that request; null with connectionId
 * @param path where it is in the request; null with connectionId
 * @param replayedAt since when it is no more in quarantine; null while it is
 * @param replayOutcome what became of it then; null with replayedAt
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

        @Schema(description = "How many bytes are kept; of a part, those of its request")
        int size,

        @Schema(
                description = "The connection whose request it is a part of; null for what came as an event",
                nullable = true)
        String connectionId,

        @Schema(description = "The request that it is a part of; null for what came as an event", nullable = true)
        String requestId,

        @Schema(
                description = "Where it is in the request: a JSON pointer, a form field, or empty for the whole",
                nullable = true)
        String path,

        @Schema(description = "Since when it is no more in quarantine; null while it is", nullable = true)
        Instant replayedAt,

        @Schema(
                description = "What became of it: accepted, duplicate or ignored; null while it is in quarantine",
                nullable = true)
        String replayOutcome) {}
