package io.colloquy.ingest.account;

import java.time.Instant;
import java.util.List;

/**
 * A new key.
 *
 * @param key shown here and never again
 */
record CreatedApiKey(String id, String name, List<String> roles, Instant createdAt, Instant expiresAt, String key) {}
