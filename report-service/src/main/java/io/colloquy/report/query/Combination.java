package io.colloquy.report.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** How counts become one number; null where there is nothing to divide by. */
enum Combination {
    /** The first of the second, 0 to 1. */
    SHARE {
        @Override
        BigDecimal of(List<BigDecimal> counts) {
            return share(counts.getFirst(), counts.get(1));
        }
    },
    /** Promoters, detractors, all: -100 to 100. */
    NET_PROMOTERS {
        @Override
        BigDecimal of(List<BigDecimal> counts) {
            BigDecimal all = counts.get(2);
            return all.signum() == 0
                    ? null
                    : HUNDRED.multiply(counts.getFirst().subtract(counts.get(1)))
                            .divide(all, POINT_DECIMALS, RoundingMode.HALF_UP);
        }
    },
    /** Answered, offered, closed: what was answered of what was offered, without any offer of what was closed. */
    RESPONSE_RATE {
        @Override
        BigDecimal of(List<BigDecimal> counts) {
            BigDecimal offered = counts.get(1);
            return share(counts.getFirst(), offered.signum() == 0 ? counts.get(2) : offered);
        }
    };

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHARE_DECIMALS = 4;
    private static final int POINT_DECIMALS = 2;

    /** @param counts none of them null */
    abstract BigDecimal of(List<BigDecimal> counts);

    /** Which of the counts says how large a group is. */
    int size() {
        return this == NET_PROMOTERS ? 2 : this == SHARE ? 1 : 0;
    }

    /** Four decimals; null of nothing. */
    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.divide(whole, MathContext.DECIMAL64).setScale(SHARE_DECIMALS, RoundingMode.HALF_UP);
    }
}
