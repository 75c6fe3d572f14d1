package io.colloquy.report.log;

import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the log (table events), whole subjects at a time. */
@ApplicationScoped
public class EventLog {
    private static final String COLUMNS = """
            SELECT event_key, subject, type, occurred_at, received_at, collected_at, source, event_id, sequence,
                   data::text AS data
            FROM events
            """;

    /** Which rows of {@code events} are the account's settings and calendars; its id is {@code $1}. */
    public static final String IS_CONFIGURATION =
            "account_id = $1 AND subject_type <> 'conversation' AND subject_type IN ('settings', 'calendar')";

    private static final String OF_CONFIGURATION = COLUMNS + " WHERE " + IS_CONFIGURATION;

    /**
     * The subject type is said in full for the sake of the partial index. The configuration comes in the same statement
     * and so from the same snapshot: of two such readings the one with more events is the later.
     */
    private static final String OF_CONVERSATIONS = "(" + COLUMNS + """
            WHERE account_id = $1 AND subject_type = 'conversation' AND subject = ANY ($2)
            ORDER BY subject LIMIT $3)
            UNION ALL
            """ + OF_CONFIGURATION;

    private static final String OF_CONVERSATION = COLUMNS + """
            WHERE account_id = $1 AND subject_type = 'conversation' AND subject = $2
            """;

    private static final String OF_REFERENCES = COLUMNS + """
            WHERE account_id = $1 AND subject_type <> 'conversation' AND subject_type = $2 AND subject = ANY ($3)
            """;

    private static final String BY_KEY = """
            SELECT event_key, subject, type, occurred_at, received_at, collected_at, source, event_id, sequence,
                   data::text AS data
            FROM events
            WHERE account_id = $1 AND event_key = ANY ($2::uuid[])
            """;

    /**
     * A message of a thread belongs to the next conversation there: what was said before the opening of the one before it
     * is that one's. What became of the messages may have been told at any time after.
     */
    private static final String BEFORE_CONVERSATION = """
            WITH here AS (
                SELECT f.contact_id, f.connection_id, f.opened_at,
                       (SELECT max(p.opened_at) FROM conversation_facts p
                        WHERE p.account_id = $1 AND p.generation = f.generation AND p.contact_id = f.contact_id AND p.connection_id = f.connection_id
                          AND (p.opened_at, p.conversation_id) < (f.opened_at, f.conversation_id)) AS previous_at
                FROM conversation_facts f
                WHERE f.account_id = $1 AND f.generation = (SELECT facts_generation()) AND f.conversation_id = $2)
            SELECT e.event_key, e.subject, e.type, e.occurred_at, e.received_at, e.collected_at, e.source, e.event_id, e.sequence,
                   e.data::text AS data
            FROM here h
            JOIN events e ON e.account_id = $1 AND e.subject_type <> 'conversation' AND e.subject_type = 'thread'
                         AND e.subject = h.connection_id || '/' || h.contact_id
            WHERE e.occurred_at >= h.opened_at - $3 * interval '1 second'
              AND (h.previous_at IS NULL OR e.occurred_at > h.previous_at)
            """;

    /**
     * Conversations with all of their events.
     *
     * @param configuration the account's settings and calendars, of the same snapshot
     * @param remaining conversations that are still to be read
     */
    public record Page(Map<String, StoredRows> events, StoredRows configuration, List<String> remaining) {}

    /**
     * Reads as many of these conversations as fit into one page, at least one. A page is cut between conversations, never
     * inside of one: a fold over part of its events would be wrong.
     *
     * @param eventsAtOnce the size of a page, at least 2; only a single conversation that has more exceeds it
     */
    public Uni<Page> conversations(
            SqlConnection connection, String accountId, List<String> conversationIds, int eventsAtOnce) {
        return connection
                .preparedQuery(OF_CONVERSATIONS)
                .execute(Tuple.of(accountId, conversationIds.toArray(String[]::new), eventsAtOnce))
                .chain(rows -> {
                    StoredRows configuration = new StoredRows(new ArrayList<>());
                    List<Row> own = new ArrayList<>(rows.size());
                    rows.forEach(row -> (isConfiguration(row) ? configuration.rows() : own).add(row));
                    return own.size() < eventsAtOnce
                            ? Uni.createFrom().item(new Page(bySubject(own), configuration, List.of()))
                            : cut(connection, accountId, conversationIds, own, configuration, eventsAtOnce);
                });
    }

    private static boolean isConfiguration(Row row) {
        return EventType.fromWire(row.getString("type")).map(EventType::subjectType).stream()
                .anyMatch(type -> type == SubjectType.SETTINGS || type == SubjectType.CALENDAR);
    }

    /** The last conversation may go on behind the page; if it fills it alone, it is read again whole. */
    private Uni<Page> cut(
            SqlConnection connection,
            String accountId,
            List<String> conversationIds,
            List<Row> rows,
            StoredRows configuration,
            int eventsAtOnce) {
        Map<String, StoredRows> complete = bySubject(rows);
        String last = rows.getLast().getString("subject");
        complete.remove(last);
        return complete.isEmpty()
                ? conversations(connection, accountId, List.of(last), 2 * eventsAtOnce)
                        .map(page ->
                                new Page(page.events(), page.configuration(), without(page.events(), conversationIds)))
                : Uni.createFrom().item(new Page(complete, configuration, without(complete, conversationIds)));
    }

    private static List<String> without(Map<String, StoredRows> read, List<String> conversationIds) {
        return conversationIds.stream().filter(id -> !read.containsKey(id)).toList();
    }

    /** All events of these agents, contacts … by id; {@code type} as stored. */
    public Uni<Map<String, StoredRows>> references(
            SqlConnection connection, String accountId, String type, List<String> ids) {
        return connection
                .preparedQuery(OF_REFERENCES)
                .execute(Tuple.of(accountId, type, ids.toArray(String[]::new)))
                .map(EventLog::bySubject);
    }

    /** These events, each by its key. */
    public Uni<Map<UUID, StoredRows>> events(SqlConnection connection, String accountId, List<UUID> keys) {
        return connection
                .preparedQuery(BY_KEY)
                .execute(Tuple.of(accountId, keys.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> row.getUUID("event_key"), row -> new StoredRows(List.of(row)))));
    }

    /** All events of one conversation; none if the account knows no such conversation. */
    public Uni<StoredEvents> conversation(SqlConnection connection, String accountId, String conversationId) {
        return connection
                .preparedQuery(OF_CONVERSATION)
                .execute(Tuple.of(accountId, conversationId))
                .map(rows -> EventReader.read(
                        StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    /**
     * What the log holds of messages that opened nothing (events 1.4) and belong before that conversation: those since the
     * opening of the contact's previous one on the connection, and what was told of them later. It goes on after the
     * conversation's opening: the caller leaves out the messages from then on.
     *
     * @param atMost how long before the conversation's opening they may lie
     */
    public Uni<StoredEvents> before(
            SqlConnection connection, String accountId, String conversationId, Duration atMost) {
        return connection
                .preparedQuery(BEFORE_CONVERSATION)
                .execute(Tuple.of(accountId, conversationId, atMost.toSeconds()))
                .map(rows -> EventReader.read(
                        StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    /** The account's settings and calendars as they were told. */
    public Uni<StoredRows> configuration(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(OF_CONFIGURATION)
                .execute(Tuple.of(accountId))
                .map(rows -> new StoredRows(
                        StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    private static Map<String, StoredRows> bySubject(Iterable<Row> rows) {
        Map<String, StoredRows> bySubject = new HashMap<>();
        for (Row row : rows) {
            bySubject
                    .computeIfAbsent(row.getString("subject"), subject -> new StoredRows(new ArrayList<>()))
                    .rows()
                    .add(row);
        }
        return bySubject;
    }
}
