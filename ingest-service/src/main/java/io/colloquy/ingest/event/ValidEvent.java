package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** The same event about that subject. */
    public ValidEvent about(SubjectType otherType, String other) {
        return new ValidEvent(
                key, source, id, type, time, otherType, other, contact, collectedAt, sequence, extensions, data, raw);
    }

    /**
     * An event that Colloquy makes itself, received when it happens.
     *
     * @param time kept to the microsecond
     * @param data the fields of the type; they are not checked
     */
    public static ValidEvent of(
            String source, String id, EventType type, Instant time, String subject, ObjectNode data) {
        Instant stored = time.truncatedTo(ChronoUnit.MICROS);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0").put("id", id).put("source", source).put("type", type.wire());
        event.put("time", stored.toString()).put("subject", subject).set("data", data);
        ByteBuffer raw = ByteBuffer.wrap(event.toString().getBytes(UTF_8));
        return new ValidEvent(
                EventKey.of(source, id),
                source,
                id,
                type,
                stored,
                type.subjectType(),
                subject,
                null,
                null,
                null,
                null,
                data.toString(),
                raw);
    }
}
