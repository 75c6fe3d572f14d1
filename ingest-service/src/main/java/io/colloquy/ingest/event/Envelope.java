package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.event.Rfc3339;
import io.colloquy.model.event.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The envelope of one event while it is being read (events 1.1). What is wrong is noted, so that one pass finds all. */
final class Envelope {
    private static final Set<String> TEXTS = Set.of(
            "specversion", "id", "source", "type", "time", "subject", "collectedat", "sequence", "datacontenttype");
    private static final Duration FURTHEST_AHEAD = Duration.ofHours(24);
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_ID = 200;
    private static final Set<EventType> FOUND_BY_CONTACT = EnumSet.of(
            EventType.MESSAGE_RECEIVED,
            EventType.MESSAGE_SENT,
            EventType.MESSAGE_STATUS,
            EventType.MESSAGE_EDITED,
            EventType.MESSAGE_DELETED,
            EventType.MESSAGE_REACTED,
            EventType.BOT_HANDOVER,
            EventType.SESSION_STARTED,
            EventType.SESSION_ENDED,
            EventType.CONVERSATION_ACCEPTED);

    private final ByteBuffer raw;
    private final Map<String, Boolean> names = new FlatMap<>();
    private final Map<String, String> texts = new FlatMap<>();
    private final List<Violation> violations = new ArrayList<>(0);
    private String code;
    private Map<String, Object> data = Map.of();
    private String dataJson = "{}";
    private StringBuilder extensions;

    Envelope(ByteBuffer raw) {
        this.raw = raw;
    }

    /** Reads the object that the parser stands at the beginning of. */
    void read(JsonParser parser) throws IOException, InvalidEvent {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = JsonValues.text(parser.currentName());
            if (names.put(name, true) != null) {
                throw JsonValues.duplicate(name);
            }
            JsonToken token = parser.nextToken();
            if (TEXTS.contains(name)) {
                readText(name, token, JsonValues.read(parser));
            } else if (name.equals("data")) {
                readData(parser, token);
            } else {
                readExtension(name, parser);
            }
        }
    }

    /** A null attribute is the same as none; a sequence may be a number. */
    private void readText(String name, JsonToken token, Object value) {
        if (value instanceof String text) {
            texts.put(name, text);
        } else if (name.equals("sequence") && token == JsonToken.VALUE_NUMBER_INT) {
            texts.put(name, value.toString());
        } else if (value != null) {
            wrong("invalid_" + name, name, "must be a string");
        }
    }

    private void readData(JsonParser parser, JsonToken token) throws IOException, InvalidEvent {
        if (token == JsonToken.START_OBJECT) {
            int start = tokenStart(parser);
            data = JsonValues.object(parser);
            dataJson = slice(start, parser);
        } else if (JsonValues.read(parser) != null) {
            wrong("invalid_data", "data", "must be an object");
        }
    }

    private void readExtension(String name, JsonParser parser) throws IOException, InvalidEvent {
        int start = tokenStart(parser);
        JsonValues.read(parser);
        extensions = extensions == null ? new StringBuilder("{") : extensions.append(',');
        extensions
                .append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(name))
                .append("\":")
                .append(slice(start, parser));
        if (name.equals("data_base64")) {
            wrong("invalid_data", "data", "must be a JSON object");
        }
    }

    /** The event, if nothing is wrong with it. */
    ValidEvent validated(Instant now) throws InvalidEvent {
        if (!"1.0".equals(texts.get("specversion"))) {
            wrong("unsupported_specversion", "specversion", "must be \"1.0\"");
        }
        String id = required("id", LONGEST_TEXT);
        String source = required("source", LONGEST_TEXT);
        EventType type = type();
        Instant time = time(now);
        Instant collectedAt = instant("collectedat");
        String sequence = bounded("sequence", LONGEST_TEXT);
        requireJsonData();
        String subject = type == null ? null : subject(type);
        EventData content = type == null ? null : content(type);
        ValidEvent.Contact contact = content == null ? null : contact(type, subject, content);
        if (code != null) {
            throw new InvalidEvent(code, violations);
        }
        return new ValidEvent(
                EventKey.of(source, id),
                source,
                id,
                type,
                time,
                type.subjectType(),
                subject,
                contact,
                collectedAt,
                sequence,
                extensions(),
                dataJson,
                raw);
    }

    /** The event for quarantine, with as much of its identity as was read. */
    RejectedEvent rejected(InvalidEvent why) {
        return new RejectedEvent(
                why.code(),
                why.violations(),
                texts.get("source"),
                texts.get("id"),
                "application/cloudevents+json",
                raw);
    }

    private EventType type() {
        String wire = required("type", LONGEST_TEXT);
        Optional<EventType> type = wire == null ? Optional.empty() : EventType.fromWire(wire);
        if (wire != null && type.isEmpty()) {
            wrong("unknown_type", "type", "is not one of the event types taken here");
        }
        if (type.filter(EventType::isReserved).isPresent()) {
            wrong("reserved_type", "type", "is written when the configuration changes, and by nobody else");
        }
        return type.orElse(null);
    }

    private Instant time(Instant now) {
        required("time", LONGEST_TEXT);
        Instant time = instant("time");
        if (time != null && time.isAfter(now.plus(FURTHEST_AHEAD))) {
            wrong("time_in_future", "time", "is more than 24 hours ahead: a clock is wrong");
        }
        return time;
    }

    private Instant instant(String name) {
        String text = texts.get(name);
        Optional<Instant> instant = text == null ? Optional.empty() : Rfc3339.parse(text);
        if (text != null && instant.isEmpty()) {
            wrong(
                    "invalid_" + name,
                    name,
                    "must be an existing date and time with an offset, like 2026-03-02T09:00:00Z");
        }
        return instant.orElse(null);
    }

    /** Null where the conversation is to be found by connection and contact (events 1.4). */
    private String subject(EventType type) {
        boolean found = texts.get("subject") == null
                && FOUND_BY_CONTACT.contains(type)
                && data.get("connectionId") != null
                && data.get("contactId") != null;
        return found ? null : required("subject", LONGEST_SUBJECT);
    }

    private ValidEvent.Contact contact(EventType type, String subject, EventData content) {
        boolean opens = type == EventType.CONVERSATION_OPENED && data.get("connectionId") != null;
        return subject == null || opens
                ? new ValidEvent.Contact(dataId("connectionId"), dataId("contactId"), content)
                : null;
    }

    private String dataId(String name) {
        if (data.get(name) instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID) {
            return id;
        }
        String field = "data." + name;
        if (violations.stream().noneMatch(v -> v.field().equals(field))) {
            wrong("invalid_data", field, "must be a string of 1 to " + LONGEST_ID + " characters");
        }
        return null;
    }

    private void requireJsonData() {
        String mediaType = texts.get("datacontenttype");
        if (mediaType != null && !mediaType.matches("(?i)application/(.+\\+)?json\\s*(;.*)?")) {
            wrong("invalid_datacontenttype", "datacontenttype", "must be application/json");
        }
    }

    /** Null if fields are missing or wrong. */
    private EventData content(EventType type) {
        try {
            return EventDataReader.read(type, data);
        } catch (InvalidEventData e) {
            e.violations().forEach(violation -> wrong("invalid_data", violation.field(), violation.message()));
            return null;
        }
    }

    private String required(String name, int longest) {
        if (texts.get(name) == null
                && violations.stream().noneMatch(v -> v.field().equals(name))) {
            wrong("missing_" + name, name, "is required");
        }
        return bounded(name, longest);
    }

    private String bounded(String name, int longest) {
        String text = texts.get(name);
        if (text != null && (text.isEmpty() || text.length() > longest)) {
            wrong("invalid_" + name, name, "must have 1 to " + longest + " characters");
        }
        return text;
    }

    private String extensions() {
        return extensions == null ? null : extensions + "}";
    }

    /** The first thing that is wrong gives the code. */
    private void wrong(String newCode, String field, String message) {
        if (code == null) {
            code = newCode;
        }
        violations.add(new Violation(field, message));
    }

    private static int tokenStart(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** The value that the parser has just read, as it was sent. */
    private String slice(int start, JsonParser parser) {
        int end = (int) parser.currentLocation().getByteOffset();
        return new String(raw.array(), raw.arrayOffset() + raw.position() + start, end - start, UTF_8);
    }
}
