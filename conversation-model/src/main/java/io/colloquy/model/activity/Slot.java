package io.colloquy.model.activity;

import io.colloquy.model.event.AgentState;
import java.time.Duration;
import java.time.Instant;

/**
 * A part of a stretch of states in which the agent's chats did not change, for one of these chats (metrics 2.4, slots).
 *
 * @param conversationId the chat; null while there is none
 * @param campaignId the chat's, or while there is none the state's; null for none
 * @param entrypointType the chat's; null while there is none, or when not told
 * @param to null for what has not ended
 */
public record Slot(
        String agentId,
        String conversationId,
        String campaignId,
        String entrypointType,
        AgentState state,
        Instant from,
        Instant to) {

    /** How long it was; null while it has not ended. */
    public Duration duration() {
        return to == null ? null : Duration.between(from, to);
    }

    /** Whether it reaches into that range, half open. */
    public boolean overlaps(Instant rangeFrom, Instant rangeTo) {
        return from.isBefore(rangeTo) && (to == null || to.isAfter(rangeFrom) || !from.isBefore(rangeFrom));
    }
}
