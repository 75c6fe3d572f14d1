package io.colloquy.local.event;

import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.Map;

/**
 * One event to send.
 *
 * @param source its producer
 * @param id unique per source
 * @param type one of the catalogue (events 1.3)
 * @param subject the id of what it is about
 * @param time when it happened
 * @param collectedAt when its platform collected it; null when not known
 * @param data the fields of its type: strings, numbers, booleans, lists and maps
 */
public record OutgoingEvent(
        String source,
        String id,
        EventType type,
        String subject,
        Instant time,
        Instant collectedAt,
        Map<String, Object> data) {

    /** An event of which nobody knows when it was collected. */
    public OutgoingEvent(
            String source, String id, EventType type, String subject, Instant time, Map<String, Object> data) {
        this(source, id, type, subject, time, null, data);
    }
}
