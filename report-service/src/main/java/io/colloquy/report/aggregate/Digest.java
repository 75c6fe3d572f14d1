package io.colloquy.report.aggregate;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A number that tells whether stored values have changed: equal values give equal digests on any replica. 64 bits of FNV-1a,
 * for nothing depends on it that an unlucky pair among billions would harm.
 */
final class Digest {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long hash = OFFSET_BASIS;

    static long of(List<Object> values) {
        return new Digest().addAll(values).value();
    }

    /** Adds a row of values as they are stored. */
    Digest addAll(List<Object> values) {
        for (Object value : values) {
            add(value);
        }
        return this;
    }

    /** Adds one value as it is stored. */
    Digest add(Object value) {
        // In the order of how often they come.
        if (value == null) {
            mix(0);
        } else if (value instanceof String text) {
            mix(text);
        } else if (value instanceof Long number) {
            mix(number);
        } else if (value instanceof OffsetDateTime time) {
            mix(time.toEpochSecond() * 1_000_000_000 + time.getNano());
        } else if (value instanceof Boolean flag) {
            mix(flag ? 1 : 2);
        } else {
            mix(value.toString());
        }
        return this;
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
