package io.colloquy.model.event;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of one enum as they are sent. */
final class Vocabulary<E extends Enum<E> & WireName> {

    private final Map<String, E> byWire;
    private final String expected;

    Vocabulary(Class<E> type) {
        E[] constants = type.getEnumConstants();
        this.byWire = Arrays.stream(constants).collect(Collectors.toMap(WireName::wire, Function.identity()));
        this.expected =
                "must be one of " + Arrays.stream(constants).map(WireName::wire).collect(Collectors.joining(", "));
    }

    /** The constant of that word, or null. */
    E find(String word) {
        return byWire.get(word);
    }

    /** What to say of a word that is not one of them. */
    String expected() {
        return expected;
    }
}
