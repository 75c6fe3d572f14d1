package io.colloquy.report.conversation;

/**
 * Who did something.
 *
 * @param type agent, bot, customer, workflow, system …; {@code user} is written {@code agent}
 * @param id null when not told
 * @param name today's name; null while none is known
 */
public record Actor(String type, String id, String name) {}
