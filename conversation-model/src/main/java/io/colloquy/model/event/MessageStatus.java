package io.colloquy.model.event;

/** How far a message got; it never goes back down and {@code failed} ends it (events 1.3). */
public enum MessageStatus implements WireName {
    SENT,
    DELIVERED,
    READ,
    FAILED;

    /** The further of two reports, whichever arrived first. A null report is no report. */
    public static MessageStatus furthest(MessageStatus one, MessageStatus other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
