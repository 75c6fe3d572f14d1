package io.colloquy.report.log;

import io.colloquy.model.event.Event;
import java.util.List;

/**
 * The events of one subject, in no order.
 *
 * @param unreadable what is in the log and can't be read by this version: accepted by another one
 * @param keys of the readable events
 */
public record StoredEvents(List<Event> events, List<Unreadable> unreadable, EventKeys keys) {

    /** An event of which only its identity and the reason is told. */
    public record Unreadable(String source, String eventId, String reason) {}

    /** How many events the log holds, readable or not. */
    public int count() {
        return events.size() + unreadable.size();
    }
}
