package io.colloquy.ingest.thread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads from the log what decides where events belong. */
@ApplicationScoped
class ThreadLogStore {
    private static final String STORED = """
            SELECT event_key, subject_type, subject FROM events WHERE account_id = $1 AND event_key = ANY ($2::uuid[])
            """;

    /** The subject type is said in full for the sake of the partial index. */
    private static final String LIFE = """
            SELECT subject, type, occurred_at, received_at, source, event_id, sequence, data::text AS data
            FROM events
            WHERE account_id = $1 AND subject_type = 'conversation' AND subject = ANY ($2) AND type = ANY ($3)
            """;

    private static final String[] LIFE_TYPES = Stream.of(
                    EventType.CONVERSATION_OPENED,
                    EventType.CONVERSATION_CLOSED,
                    EventType.CONVERSATION_REOPENED,
                    EventType.CONVERSATION_MERGED,
                    EventType.SESSION_STARTED,
                    EventType.MESSAGE_RECEIVED,
                    EventType.MESSAGE_SENT)
            .map(EventType::wire)
            .toArray(String[]::new);

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** What an event is stored with. */
    record StoredSubject(String type, String id) {}

    /** Those of the events that the log holds. */
    Uni<Map<UUID, StoredSubject>> stored(SqlConnection connection, String accountId, Collection<UUID> keys) {
        return connection
                .preparedQuery(STORED)
                .execute(Tuple.of(accountId, keys.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, StoredSubject> stored = new HashMap<>();
                    rows.forEach(row -> stored.put(
                            row.getUUID("event_key"),
                            new StoredSubject(row.getString("subject_type"), row.getString("subject"))));
                    return stored;
                });
    }

    /** What opened and ended these conversations, and what was said in them, by conversation. */
    Uni<Map<String, List<Event>>> lives(SqlConnection connection, String accountId, Collection<String> conversations) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(LIFE)
                .execute(Tuple.of(accountId, conversations.toArray(String[]::new), LIFE_TYPES))
                .map(rows -> {
                    Map<String, List<Event>> lives = new HashMap<>();
                    rows.forEach(row -> event(row)
                            .ifPresent(event -> lives.computeIfAbsent(event.subject(), id -> new ArrayList<>())
                                    .add(event)));
                    return lives;
                });
    }

    /** Empty for an event that this version cannot read. */
    private static Optional<Event> event(Row row) {
        EventType type = EventType.fromWire(row.getString("type")).orElseThrow();
        try {
            return Optional.of(new Event(
                    row.getString("source"),
                    row.getString("event_id"),
                    type,
                    instant(row, "occurred_at"),
                    row.getString("subject"),
                    row.getString("sequence"),
                    null,
                    instant(row, "received_at"),
                    EventDataReader.read(type, JSON.readValue(row.getString("data"), OBJECT))));
        } catch (InvalidEventData | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
