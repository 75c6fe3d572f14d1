package io.colloquy.model.fact;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.MessageEvent;
import java.time.Instant;

/**
 * One event of the timeline on its way through the fold.
 *
 * @param agentId the agent of a {@link Speech#HUMAN} step; null when not told, and for every other step
 */
record Step(Event event, Speech speech, String agentId) {

    Instant at() {
        return event.time();
    }

    Moment moment() {
        return Moment.of(event);
    }

    EventData data() {
        return event.data();
    }

    /** Whether it is a row of the interactions: a message either way, or a call that the customer began. */
    boolean isInteraction() {
        return switch (speech) {
            case NONE -> false;
            case HUMAN -> data() instanceof MessageEvent.Content;
            case INBOUND, BOT, AUTOMATIC, BROADCAST -> true;
        };
    }

    /** Whether it counts among the messages, inbound or outbound: an interaction, but no broadcast (metrics 2.1). */
    boolean isMessage() {
        return isInteraction() && speech != Speech.BROADCAST;
    }
}
