package io.colloquy.model.event;

/**
 * Who wrote an outbound message (events 1.3).
 *
 * @param agentId the agent; null when not told or not an agent's
 * @param botId the bot; null when not told or not a bot's
 */
public record Author(AuthorType type, String agentId, String botId) {}
