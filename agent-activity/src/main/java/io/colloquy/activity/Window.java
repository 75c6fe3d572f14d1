package io.colloquy.activity;

import java.time.Instant;

/**
 * The stretch of time of which an agent's events have to be known.
 *
 * @param until null for everything from {@code since} on, because a shift runs
 */
public record Window(String agentId, Instant since, Instant until) {

    boolean reaches(Instant moment) {
        return until == null || !until.isBefore(moment);
    }

    Window until(Instant later) {
        return new Window(agentId, since, later);
    }
}
