package io.colloquy.local.seed;

import java.time.Duration;
import java.util.List;

/** Random numbers by SplitMix64: the same on every JDK, and independent of each other for every start. */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    Dice(long seed) {
        this.state = mix(seed);
    }

    /** Spreads a number over all 64 bits. */
    static long mix(long value) {
        long z = value + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    long next() {
        long result = mix(state);
        state += GOLDEN_GAMMA;
        return result;
    }

    /** At least 0 and less than 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** At least 0 and less than the bound. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    /** The index of a weight, as likely as it is heavy. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** A time that people take: most are near the median, a few are many times as long. */
    Duration around(Duration median, double sigma) {
        // StrictMath: the same bits on every processor.
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - unit())) * StrictMath.cos(2 * StrictMath.PI * unit());
        return Duration.ofMillis((long) (median.toMillis() * StrictMath.exp(sigma * normal)));
    }

    /** A count of at least 1 with a long tail: Pareto, cut at the most. */
    int heavyTailed(double alpha, int most) {
        return (int) Math.min(most, StrictMath.pow(1 - unit(), -1 / alpha));
    }
}
