package io.colloquy.model.event;

/** The approved template that a message was made from; category and language are null when not told (events 1.3). */
public record Template(String name, String category, String language) {}
