package io.colloquy.ingest.inbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A raw request, without headers and body.
 *
 * @param translatedAt null while its translation is due
 */
@Schema(description = "A request of a channel, without headers and body")
record RequestSummary(
        String id,
        Instant receivedAt,

        @Schema(description = "Of HTTP", examples = "POST") String method,

        @Schema(description = "The public address that the channel called")
        String url,

        @Schema(description = "How many bytes its body has") int size,

        @Schema(description = "null while its translation is due", nullable = true)
        Instant translatedAt) {}
