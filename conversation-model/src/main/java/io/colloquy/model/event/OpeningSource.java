package io.colloquy.model.event;

/** What opened a conversation: {@code source} of {@code conversation.opened} (events 1.3). */
public enum OpeningSource implements WireName {
    USER,
    CONTACT,
    WORKFLOW,
    API,
    ZAPIER,
    MAKE,
    PAID_ADS,
    BOT,
    IMPORT
}
