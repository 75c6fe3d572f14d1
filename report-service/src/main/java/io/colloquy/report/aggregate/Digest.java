package io.colloquy.report.aggregate;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A number that tells whether stored values have changed: equal values give equal digests on any replica. 64 bits of FNV-1a,
 * for nothing depends on it that an unlucky pair among billions would harm.
 */
final class Digest {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long hash = OFFSET_BASIS;

    static long of(List<Object> values) {
        return new Digest().add(values).value();
    }

    /** Adds a row of values as they are stored. */
    Digest add(List<Object> values) {
        for (Object value : values) {
            add(value);
        }
        return this;
    }

    private void add(Object value) {
        switch (value) {
            case null -> mix(0);
            case OffsetDateTime time -> mix(time.toEpochSecond() * 1_000_000_000 + time.getNano());
            case Long number -> mix(number);
            case Integer number -> mix(number);
            case Boolean flag -> mix(flag ? 1 : 2);
            case UUID id -> {
                mix(id.getMostSignificantBits());
                mix(id.getLeastSignificantBits());
            }
            default -> mix(value.toString());
        }
    }

    private void mix(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        mix(text.length());
    }

    private void mix(long number) {
        hash = (hash ^ (number & 0xffffffffL)) * PRIME;
        hash = (hash ^ (number >>> 32)) * PRIME;
    }

    long value() {
        return hash;
    }
}
