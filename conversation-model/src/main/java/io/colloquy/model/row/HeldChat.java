package io.colloquy.model.row;

import java.time.Instant;

/**
 * An agent's stretch with the conversation (metrics 2.1, holding); its start is a receiving.
 *
 * @param accountRef the agent's own account as the assignment or acceptance says; null when not told
 * @param teamId the team of the assignment; null when not told
 * @param endedAt null while it is held
 * @param firstMessageAt the agent's first human message in it; null without one
 * @param visitorWrote whether an inbound message came in it
 */
public record HeldChat(
        String agentId,
        String accountRef,
        String teamId,
        Instant receivedAt,
        Instant endedAt,
        Instant firstMessageAt,
        boolean visitorWrote)
        implements ConversationRow {}
