package io.colloquy.ingest.quarantine;

import java.time.OffsetDateTime;

/**
 * A part of a channel's request that is no event of the log.
 *
 * @param receivedAt when the request was received
 * @param path where the part is in the request; empty for the whole and for an event that was made of it
 * @param event what it is; its bytes are empty if the request has them
 */
public record RejectedPart(
        OffsetDateTime receivedAt, String connectionId, long requestId, String path, RejectedEvent event) {}
