package io.colloquy.model.row;

import java.time.Instant;

/**
 * A survey offered or answered.
 *
 * @param answered false for an offer, which has no score, rating and comment
 * @param kind its wire name
 * @param agentId as told; null when not told
 * @param creditedAgentId agentId, else the last assignee then; null without either
 * @param score as told; null when not told
 * @param rating good, moderate or bad; as told, else by the score of faces and thumbs; null for other scores
 */
public record Survey(
        Instant at,
        boolean answered,
        String kind,
        String agentId,
        String creditedAgentId,
        String score,
        String rating,
        String question,
        String comment)
        implements ConversationRow {}
