package io.colloquy.ingest.thread;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colloquy.ingest.connection.ThreadSettings;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.thread.Placement.Opening;
import io.colloquy.ingest.thread.Placement.Place;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Environment;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.SubjectType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One thread with the log behind it, as the database would hold them. Times are hours after its beginning. */
final class Talk {
    static final Duration INACTIVITY = Duration.ofHours(24);

    private static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final ContactThread THREAD = new ContactThread("page", "carla");
    private static final ThreadSettings SETTINGS = new ThreadSettings(
            Channel.WHATSAPP, (int) INACTIVITY.toSeconds(), 1800, "inbox", Environment.PRODUCTION, null);

    private final Map<String, List<Event>> log = new LinkedHashMap<>();
    private final Map<String, Duration> inactivities = new HashMap<>();
    private final Map<String, Instant> openedAt = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<Opening> openings = new ArrayList<>();
    private final Map<String, String> conversations = new LinkedHashMap<>();

    static Instant at(double hours) {
        return BEGINNING.plusMillis(Math.round(hours * 3_600_000));
    }

    static ValidEvent received(String id, double hours) {
        return event(EventType.MESSAGE_RECEIVED, id, at(hours), Map.of("messageId", id, "channel", "whatsapp"));
    }

    /** By an agent, a bot … */
    static ValidEvent sent(String id, double hours, String author) {
        return event(
                EventType.MESSAGE_SENT,
                id,
                at(hours),
                Map.of("messageId", id, "channel", "whatsapp", "author", Map.of("type", author)));
    }

    static ValidEvent template(String id, double hours) {
        return event(
                EventType.MESSAGE_SENT,
                id,
                at(hours),
                Map.of(
                        "messageId",
                        id,
                        "channel",
                        "whatsapp",
                        "author",
                        Map.of("type", "user"),
                        "template",
                        Map.of("name", "hello")));
    }

    static ValidEvent status(String messageId, double hours) {
        return event(
                EventType.MESSAGE_STATUS,
                messageId + "/read",
                at(hours),
                Map.of("messageId", messageId, "status", "read"));
    }

    static ValidEvent readUpTo(double upTo, double hours) {
        return event(
                EventType.MESSAGE_STATUS,
                "read/" + upTo,
                at(hours),
                Map.of("upTo", at(upTo).toString(), "status", "read"));
    }

    static ValidEvent call(String sessionId, double hours, String by) {
        return event(
                EventType.SESSION_STARTED,
                sessionId,
                at(hours),
                Map.of("sessionId", sessionId, "channel", "phone_call", "by", Map.of("type", by)));
    }

    static ValidEvent event(EventType type, String id, Instant time, Map<String, Object> fields) {
        Map<String, Object> data = new HashMap<>(fields);
        data.put("connectionId", THREAD.connectionId());
        data.put("contactId", THREAD.contactId());
        return new ValidEvent(
                UUID.nameUUIDFromBytes(id.getBytes(UTF_8)),
                "/test",
                id,
                type,
                time,
                type.subjectType(),
                null,
                new ValidEvent.Contact(THREAD.connectionId(), THREAD.contactId(), read(type, data)),
                null,
                null,
                null,
                "{}",
                ByteBuffer.allocate(0));
    }

    /** A conversation that a producer opens by id. */
    Talk opened(String conversation, double hours) {
        tell(conversation, EventType.CONVERSATION_OPENED, hours, Map.of("source", "user", "contactId", "carla"));
        openedAt.put(conversation, at(hours));
        return this;
    }

    Talk closed(String conversation, double hours) {
        return tell(conversation, EventType.CONVERSATION_CLOSED, hours, Map.of("source", "user"));
    }

    Talk reopened(String conversation, double hours) {
        return tell(conversation, EventType.CONVERSATION_REOPENED, hours, Map.of());
    }

    Talk merged(String conversation, double hours) {
        return tell(conversation, EventType.CONVERSATION_MERGED, hours, Map.of("into", "other"));
    }

    /** A message that names its conversation. */
    Talk wrote(String conversation, String messageId, double hours) {
        return tell(
                conversation,
                EventType.MESSAGE_RECEIVED,
                hours,
                Map.of("messageId", messageId, "channel", "whatsapp", "contactId", "carla"));
    }

    private Talk tell(String conversation, EventType type, double hours, Map<String, Object> data) {
        Instant time = at(hours);
        String id = conversation + type + time;
        store(new Event("/desk", id, type, time, conversation, null, null, time, read(type, data)));
        return this;
    }

    /** One batch. */
    Talk take(ValidEvent... events) {
        return take(List.of(events));
    }

    Talk take(List<ValidEvent> events) {
        List<KnownConversation> known = openedAt.keySet().stream()
                .map(id -> new KnownConversation(
                        id, THREAD.connectionId(), inactivities.get(id), openedAt.get(id), log.get(id)))
                .toList();
        Placement placement = new ThreadFinder(THREAD, SETTINGS, known, places).place(events);
        for (OpeningEvent made : placement.openings()) {
            Opening opening = made.opening();
            openings.add(opening);
            inactivities.put(opening.conversationId(), opening.inactivity());
            openedAt.merge(
                    opening.conversationId(),
                    opening.message().time(),
                    (one, other) -> one.isBefore(other) ? one : other);
            store(made.toModel());
        }
        for (ValidEvent event : placement.events()) {
            boolean inside = event.subjectType() == SubjectType.CONVERSATION;
            conversations.put(event.id(), inside ? event.subject() : null);
            if (inside) {
                store(event, event.contact().content());
            }
            if (event.contact().content() instanceof MessageEvent.Content message) {
                places.put(message.messageId(), placement.messages().get(message.messageId()));
            }
        }
        return this;
    }

    private void store(ValidEvent event, EventData data) {
        store(new Event(
                event.source(),
                event.id(),
                event.type(),
                event.time(),
                event.subject(),
                null,
                null,
                event.time(),
                data));
    }

    private void store(Event event) {
        log.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(event);
    }

    /** Where that event is; null for no conversation. */
    String conversationOf(String eventId) {
        return conversations.get(eventId);
    }

    /** All events by id with their conversations. */
    Map<String, String> conversations() {
        return conversations;
    }

    List<Opening> openings() {
        return openings;
    }

    private static EventData read(EventType type, Map<String, Object> data) {
        try {
            return EventDataReader.read(type, data);
        } catch (InvalidEventData e) {
            throw new IllegalArgumentException(e);
        }
    }
}
