package io.colloquy.model.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Measures how much of an interval is business time (metrics 2.3). Immutable. */
public interface BusinessTime {

    /** Never closed: the wall clock. */
    BusinessTime ALWAYS = AlwaysOpen.WALL_CLOCK;

    /** What is further off than this never comes: a thousand years. */
    Duration HORIZON = Duration.ofDays(365_250);

    /**
     * The business time between two moments, exact; zero where nothing of it is open.
     *
     * @param to not before {@code from}
     */
    Duration between(Instant from, Instant to);

    /**
     * The earliest moment at which so much business time has passed since that one; empty if it never comes, or not within
     * the {@link #HORIZON}.
     *
     * @param duration not negative
     */
    Optional<Instant> plus(Instant from, Duration duration);
}
