package io.colloquy.model.timeline;

/**
 * What makes two reports reports of one message (events 1.4).
 *
 * @param connectionId null when no report of the message names a connection
 */
public record MessageIdentity(String connectionId, String messageId) {}
