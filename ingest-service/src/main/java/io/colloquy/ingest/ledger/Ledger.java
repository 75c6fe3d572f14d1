package io.colloquy.ingest.ledger;

import java.time.Instant;

/**
 * The books of a span of receipt; received = accepted + duplicates + quarantined (events 1.2, rule 3).
 *
 * @param from null for the beginning
 * @param to exclusive; null for now
 * @param conflicting those of the duplicates whose body is another one than the first
 */
record Ledger(
        Instant from, Instant to, long received, long accepted, long duplicates, long conflicting, long quarantined) {}
