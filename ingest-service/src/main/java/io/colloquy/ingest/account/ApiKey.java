package io.colloquy.ingest.account;

import java.time.Instant;
import java.util.List;

/**
 * A key of an account, without the key itself.
 *
 * @param expiresAt null if it does not expire
 * @param revokedAt null while it has not been revoked
 */
record ApiKey(String id, String name, List<String> roles, Instant createdAt, Instant expiresAt, Instant revokedAt) {}
