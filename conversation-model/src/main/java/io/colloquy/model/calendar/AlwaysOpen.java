package io.colloquy.model.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** All time is business time. */
enum AlwaysOpen implements BusinessTime {
    WALL_CLOCK;

    @Override
    public Duration between(Instant from, Instant to) {
        return Duration.between(from, to);
    }

    @Override
    public Optional<Instant> plus(Instant from, Duration duration) {
        return duration.compareTo(HORIZON) > 0 ? Optional.empty() : Optional.of(from.plus(duration));
    }
}
