package io.colloquy.model.event;

/** Whether a conversation is the contact's first one (events 1.3). */
public enum ContactType implements WireName {
    NEW,
    RETURNING
}
