package io.colloquy.model.event;

/** The network of the paid ad that brought the contact (events 1.3). */
public enum AdNetwork implements WireName {
    META,
    TIKTOK
}
