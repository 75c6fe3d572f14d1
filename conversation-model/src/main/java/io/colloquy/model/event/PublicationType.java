package io.colloquy.model.event;

/** The kind of place a message was published in (events 1.3). */
public enum PublicationType implements WireName {
    DIRECT,
    COMMENT,
    POST,
    STORY,
    MENTION,
    REVIEW,
    EMAIL,
    CALL,
    CHAT
}
