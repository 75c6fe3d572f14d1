package io.colloquy.model.event;

/** Who did something: {@code by.type} (events 1.3). */
public enum ActorType implements WireName {
    AGENT,
    APPLICATION,
    CUSTOMER,
    SYSTEM,
    RULE,
    WORKFLOW,
    BOT
}
