package io.colloquy.model.activity;

import io.colloquy.model.activity.Stretches.Stretch;
import java.time.Instant;
import java.util.Set;

/**
 * A shift as such: when it began and ended.
 *
 * @param campaigns those told with it
 * @param to null while it runs
 */
record ShiftSpan(String shiftId, Set<String> campaigns, Instant from, Instant to) {

    Stretch stretch() {
        return new Stretch(from.toEpochMilli(), to == null ? Stretches.OPEN : to.toEpochMilli());
    }

    /** Whether it reaches into that stretch; one without length does where it begins. */
    boolean overlaps(Stretch other) {
        Stretch own = stretch();
        return own.from() < other.to() && (own.to() > other.from() || own.from() >= other.from());
    }

    /** Whether the moment is in it; the one at which it ends is not. */
    boolean contains(long moment) {
        Stretch own = stretch();
        return own.from() <= moment && moment < own.to();
    }
}
