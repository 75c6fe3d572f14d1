package io.colloquy.model.event;

/** What a visitor used to enter a chat (events 1.3). */
public enum EntrypointType implements WireName {
    BUTTON,
    AUTO_INVITE
}
