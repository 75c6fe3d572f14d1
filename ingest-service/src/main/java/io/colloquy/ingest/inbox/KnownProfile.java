package io.colloquy.ingest.inbox;

import java.time.OffsetDateTime;

/**
 * What a connection told last of a contact.
 *
 * @param hash see {@link Profile}
 * @param at the latest time at which it told it
 */
record KnownProfile(String hash, OffsetDateTime at) {}
