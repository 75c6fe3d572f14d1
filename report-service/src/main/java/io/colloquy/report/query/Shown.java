package io.colloquy.report.query;

import io.colloquy.report.query.Measurement.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Numbers as they are shown: durations in whole seconds, rounded down; others with at most four decimals. */
final class Shown {
    private static final int DECIMALS = 4;
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private Shown() {}

    /** @param number null stays null */
    static Number of(Kind kind, BigDecimal number) {
        if (number == null) {
            return null;
        }
        return kind == Kind.DURATION ? whole(number.divide(MILLIS, 0, RoundingMode.FLOOR)) : plain(number);
    }

    /** A whole number if it is one. */
    static Number plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal rounded = number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() <= 0 ? whole(rounded) : rounded;
    }

    /** Sums may be longer than any of their parts. */
    private static Number whole(BigDecimal number) {
        BigInteger whole = number.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }
}
