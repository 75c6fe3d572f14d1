package io.colloquy.model.fact;

import io.colloquy.model.event.WireName;

/** Which way a message went. */
public enum Direction implements WireName {
    INBOUND,
    OUTBOUND
}
