package io.colloquy.export.link;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code export_links} (migration V062) without what opens it; the nullable ones as there.
 *
 * @param export JSON
 */
record LinkRow(
        String accountId,
        UUID linkId,
        String name,
        String export,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        long uses,
        Instant lastUsedAt,
        int minuteUses,
        UUID lastJobId) {}
