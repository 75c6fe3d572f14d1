package io.colloquy.model.row;

import java.time.Instant;

/**
 * A change of the assignee (metrics 2.1, assignment).
 *
 * @param agentId null for an unassignment
 * @param teamId null when not told
 * @param accountRef the agent's own account as the assignment says; null when not told
 * @param byType who did it; null when not told
 * @param byId null when not told
 */
public record Assignment(
        Instant at, Kind kind, String agentId, String teamId, String accountRef, String byType, String byId)
        implements ConversationRow {

    /** How the assignee changed. */
    public enum Kind {
        /** In force at the opening. */
        PRE_ASSIGNED,
        ASSIGNED,
        UNASSIGNED
    }
}
