package io.colloquy.transcript;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a transcript says before its entries. Whatever is null is left out.
 *
 * @param contact the customer as of today
 * @param channel the channel that it was opened on
 * @param closedAt null while it is open
 * @param durationSeconds from its opening to its last close; null while it is open
 * @param interactions how many messages it has, in either direction
 * @param zone the zone of all times
 */
public record TranscriptHead(
        String conversationId,
        Customer contact,
        String channel,
        String status,
        Instant openedAt,
        Instant closedAt,
        Long durationSeconds,
        Long interactions,
        ZoneId zone) {

    /** The customer; components that are not known are null. */
    public record Customer(String id, String name, String email, String phone) {}
}
