package io.colloquy.model.event;

/** Who wrote an outbound message: {@code author.type} of {@code message.sent} (events 1.3). */
public enum AuthorType implements WireName {
    USER,
    BOT,
    WORKFLOW,
    BROADCAST,
    API,
    SYSTEM
}
