package io.colloquy.model.calendar;

import java.time.Duration;
import java.time.Instant;

/** Measures how much of an interval is business time (metrics 2.3). */
@FunctionalInterface
public interface BusinessTime {

    /**
     * The business time between two moments, exact to the millisecond; zero where nothing of it is open.
     *
     * @param to not before {@code from}
     */
    Duration between(Instant from, Instant to);
}
