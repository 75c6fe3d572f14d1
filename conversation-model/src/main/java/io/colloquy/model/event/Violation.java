package io.colloquy.model.event;

/**
 * One thing wrong with an input.
 *
 * @param field path of the field, such as {@code data.author.type}
 * @param message what is expected there
 */
public record Violation(String field, String message) {}
