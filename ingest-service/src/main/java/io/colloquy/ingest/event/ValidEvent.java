package io.colloquy.ingest.event;

import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that may enter the log (events 1.1).
 *
 * @param key identity within the account, see {@link EventKey}
 * @param subjectType what the subject names: that of the type, or {@code thread} for a message that belongs to no
 *     conversation
 * @param subject null until the conversation is found, for an event that names none (events 1.4)
 * @param contact by what its conversation is found; of an event with a subject only for an opening on a connection
 * @param collectedAt when the platform collected it; null when not sent
 * @param sequence the CloudEvents extension; null when not sent
 * @param extensions all other attributes as one JSON object; null when there are none
 * @param data the data as it was sent, a JSON object
 * @param raw the whole event as it was sent
 */
public record ValidEvent(
        UUID key,
        String source,
        String id,
        EventType type,
        Instant time,
        SubjectType subjectType,
        String subject,
        Contact contact,
        Instant collectedAt,
        String sequence,
        String extensions,
        String data,
        ByteBuffer raw) {

    /**
     * Who an event is about, and where.
     *
     * @param content the event's data, as read
     */
    public record Contact(String connectionId, String contactId, EventData content) {}

    /** An event that is made here and comes from no producer. */
    public static ValidEvent made(String source, String id, EventType type, Instant time, String subject, String data) {
        return new ValidEvent(
                EventKey.of(source, id),
                source,
                id,
                type,
                time,
                type.subjectType(),
                subject,
                null,
                null,
                null,
                null,
                data,
                ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same event about that subject. */
    public ValidEvent about(SubjectType otherType, String other) {
        return new ValidEvent(
                key, source, id, type, time, otherType, other, contact, collectedAt, sequence, extensions, data, raw);
    }
}
