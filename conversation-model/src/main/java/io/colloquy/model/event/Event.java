package io.colloquy.model.event;

import java.time.Instant;
import java.util.Objects;

/**
 * One event of the log (events 1.1). (Account, source, id) is its identity; the account comes from the credential and is
 * not part of it here.
 *
 * @param time when it happened at the source
 * @param subject the conversation or the thing it is about; null for a channel message that names no conversation
 * @param sequence the CloudEvents extension, which orders events of one source at one time; null when not sent
 * @param collectedAt when the platform collected it; null when not sent, which means: when it was received
 * @param receivedAt when it arrived here
 */
public record Event(
        String source,
        String id,
        EventType type,
        Instant time,
        String subject,
        String sequence,
        Instant collectedAt,
        Instant receivedAt,
        EventData data) {

    /** The source of what this suite adds when it finds the conversation of a message (events 1.4). */
    public static final String THREADS = "/colloquy/threads";

    public Event {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(data, "data");
    }

    /** The collection time, which is the time of receipt where none was sent (events 1.1). */
    public Instant collected() {
        return collectedAt == null ? receivedAt : collectedAt;
    }

    /** Whether the suite itself added it when it found the conversation of a message. */
    public boolean isFromThreads() {
        return source.equals(THREADS);
    }

    /** The same event with other data, as when the reports of one message are put together. */
    public Event withData(EventData other) {
        return new Event(source, id, type, time, subject, sequence, collectedAt, receivedAt, other);
    }
}
