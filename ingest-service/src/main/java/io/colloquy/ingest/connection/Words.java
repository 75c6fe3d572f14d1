package io.colloquy.ingest.connection;

import io.colloquy.model.event.WireName;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of a closed vocabulary, as requests name them. */
final class Words {
    private Words() {}

    /** The constant of that word; empty for an unknown one and for null. */
    static <E extends Enum<E> & WireName> Optional<E> find(Class<E> vocabulary, String word) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .filter(constant -> constant.wire().equals(word))
                .findFirst();
    }

    /** What to say of a word that is not one of them. */
    static <E extends Enum<E> & WireName> String expected(Class<E> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .map(WireName::wire)
                .collect(Collectors.joining(", ", "must be one of ", ""));
    }
}
