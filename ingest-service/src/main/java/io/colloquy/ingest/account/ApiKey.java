package io.colloquy.ingest.account;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key of an account, without the key itself.
 *
 * @param expiresAt null if it does not expire
 * @param revokedAt null while it has not been revoked
 */
@Schema(description = "A key of the account, without the key itself")
record ApiKey(
        String id,
        String name,
        List<String> roles,
        Instant createdAt,

        @Schema(description = "null if it does not expire", nullable = true)
        Instant expiresAt,

        @Schema(description = "null while it has not been revoked", nullable = true)
        Instant revokedAt) {}
