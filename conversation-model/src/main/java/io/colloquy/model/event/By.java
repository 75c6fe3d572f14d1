package io.colloquy.model.event;

/**
 * Who did something (events 1.3, {@code by}).
 *
 * @param id the agent's, bot's, rule's … id; null when not told
 */
public record By(ActorType type, String id) {}
