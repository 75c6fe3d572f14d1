package io.colloquy.model.activity;

import io.colloquy.model.event.AgentState;
import java.time.Duration;
import java.time.Instant;

/**
 * A row of {@code agent_states} (metrics 2.4).
 *
 * @param activityId the id of the event that began it
 * @param campaignId null for all campaigns for which the agent has no state of its own
 * @param to null for the one that has not ended
 */
public record StateStretch(
        String activityId, String agentId, String campaignId, AgentState state, Instant from, Instant to) {

    /** How long it was; null while it has not ended. */
    public Duration duration() {
        return to == null ? null : Duration.between(from, to);
    }

    /** Whether it reaches into that range, half open. */
    public boolean overlaps(Instant rangeFrom, Instant rangeTo) {
        return from.isBefore(rangeTo) && (to == null || to.isAfter(rangeFrom) || !from.isBefore(rangeFrom));
    }
}
