package io.colloquy.model.event;

/** Whether a conversation is real or a trial; trials are in no number unless asked for (metrics 2.1). */
public enum Environment implements WireName {
    PRODUCTION,
    TEST
}
