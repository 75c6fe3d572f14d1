package io.colloquy.export.layout;

import io.colloquy.model.fact.FactType;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns values into what another product prints ({@code as}). */
enum Conversion {
    /** An instant as seconds since 1970. */
    UNIX_SECONDS(FactType.INSTANT, FactType.COUNT) {
        @Override
        Object of(Object value) {
            return ((OffsetDateTime) value).toEpochSecond();
        }
    },
    /** A flag as 0 or 1. */
    ZERO_OR_ONE(FactType.BOOLEAN, FactType.COUNT) {
        @Override
        Object of(Object value) {
            return (Boolean) value ? 1L : 0L;
        }
    },
    /** Of a text what comes before its last @. */
    BEFORE_AT(FactType.TEXT, FactType.TEXT) {
        @Override
        Object of(Object value) {
            String text = (String) value;
            int at = text.lastIndexOf('@');
            return at < 0 ? text : text.substring(0, at);
        }
    };

    private final FactType from;
    private final FactType to;

    Conversion(FactType from, FactType to) {
        this.from = from;
        this.to = to;
    }

    static Optional<Conversion> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(conversion -> conversion.wire().equals(wire))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Conversion::wire).toList();
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it takes. */
    FactType from() {
        return from;
    }

    /** What it gives. */
    FactType to() {
        return to;
    }

    /** The converted value; not of null. */
    abstract Object of(Object value);
}
