package io.colloquy.model.row;

import java.time.Instant;

/**
 * A contact of the customer on one channel (events 1.3, session).
 *
 * @param channel its wire name
 * @param endedAt as told, of a derived one its last message; null while it is not known to have ended
 * @param derived whether it was worked out from the messages
 * @param byType who began it; null when not told
 */
public record Session(
        String sessionId, String channel, Instant startedAt, Instant endedAt, boolean derived, String byType)
        implements ConversationRow {}
