package io.colloquy.model.event;

import java.util.Locale;

/** A constant of a closed vocabulary of events 1.3, written in lower case in events, facts and files. */
public interface WireName {

    /** The constant's own name; every enum has it. */
    String name();

    /** The name as sent, stored and served: {@code paid_ads}. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
