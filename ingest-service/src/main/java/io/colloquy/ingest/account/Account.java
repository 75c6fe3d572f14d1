package io.colloquy.ingest.account;

import java.time.Instant;

/**
 * A tenant.
 *
 * @param timezone the IANA zone in which its dates are meant
 */
record Account(String id, String name, String timezone, Instant createdAt) {}
