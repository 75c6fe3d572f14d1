package io.colloquy.ingest.quarantine;

/**
 * A part of a request that is in quarantine still.
 *
 * @param id of its entry
 * @param path see {@link RejectedPart}
 * @param eventId null if it is no event
 */
public record OpenPart(long id, long requestId, String path, String eventId, String code, String detail) {}
