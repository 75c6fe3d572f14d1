package io.colloquy.model.event;

/**
 * One thing wrong with a body.
 *
 * @param field the path of the field, e.g. {@code data.author.type}
 * @param message what is expected there
 */
public record Violation(String field, String message) {}
