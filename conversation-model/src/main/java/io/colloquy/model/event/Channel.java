package io.colloquy.model.event;

/** The channels that a conversation or a message can be on (events 1.3). */
public enum Channel implements WireName {
    WHATSAPP,
    MESSENGER,
    INSTAGRAM,
    TELEGRAM,
    LINE,
    VIBER,
    SMS,
    EMAIL,
    WEBCHAT,
    PHONE_CALL,
    VOICEMAIL,
    TWITTER,
    CUSTOM
}
