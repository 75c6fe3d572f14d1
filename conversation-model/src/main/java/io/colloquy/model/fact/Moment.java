package io.colloquy.model.fact;

import io.colloquy.model.event.Event;
import java.time.Instant;

/**
 * A moment that starts or stops a clock, and the event that made it one.
 *
 * @param event null when no single event did
 */
public record Moment(Instant at, Event event) {

    /** The moment of that event. */
    static Moment of(Event event) {
        return new Moment(event.time(), event);
    }

    /** When it was; null for null. */
    static Instant at(Moment moment) {
        return moment == null ? null : moment.at();
    }
}
