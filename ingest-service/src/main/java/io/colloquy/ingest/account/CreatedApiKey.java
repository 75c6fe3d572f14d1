package io.colloquy.ingest.account;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new key.
 *
 * @param key shown here and never again
 */
@Schema(description = "A new key")
record CreatedApiKey(
        String id,
        String name,
        List<String> roles,
        Instant createdAt,

        @Schema(description = "null if it does not expire", nullable = true)
        Instant expiresAt,

        @Schema(description = "The key itself; shown here and never again", examples = "cq_live_…")
        String key) {
    /** What is kept and listed of it. */
    ApiKey stored() {
        return new ApiKey(id, name, roles, createdAt, expiresAt, null);
    }
}
