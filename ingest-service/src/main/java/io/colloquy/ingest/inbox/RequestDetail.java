package io.colloquy.ingest.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A raw request as it is stored.
 *
 * @param headers by lower-case name, without those that hold a secret in clear
 * @param body in Base64
 * @param translatedAt null while its translation is due
 */
@Schema(description = "A request of a channel as it is stored")
record RequestDetail(
        String id,
        Instant receivedAt,

        @Schema(description = "Of HTTP", examples = "POST") String method,

        @Schema(description = "The public address that the channel called")
        String url,

        @Schema(description = "By lower-case name, without those that hold a secret in clear")
        Map<String, List<String>> headers,

        @Schema(description = "Its bytes in Base64", format = "byte")
        String body,

        @Schema(description = "null while its translation is due", nullable = true)
        Instant translatedAt) {}
