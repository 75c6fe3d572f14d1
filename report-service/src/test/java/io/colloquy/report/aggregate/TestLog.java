package io.colloquy.report.aggregate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.report.log.EventKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** A connection to the database under test that writes the log as ingest-service does, and reads what came of it. */
public final class TestLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "urn:test";

    private final Connection connection;
    private final String account;

    /** An event before it is stored. */
    public record Sent(
            String source, EventType type, String subject, String id, Instant time, Map<String, Object> data) {
        public Sent(EventType type, String subject, String id, Instant time, Map<String, Object> data) {
            this(SOURCE, type, subject, id, time, data);
        }

        private UUID key() {
            return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        }

        /** What is to be worked out again because of it: type and id, or the event itself. */
        private List<String> queued() {
            return List.of(type.subjectType().wire(), type.subjectType().isEventByEvent() ? key().toString() : subject);
        }

        /** The event as the model knows it, made without the database. */
        Event event(Instant receivedAt) {
            try {
                return new Event(
                        source, id, type, time, subject, null, null, receivedAt, EventDataReader.read(type, data));
            } catch (InvalidEventData e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private TestLog(Connection connection, String account) {
        this.connection = connection;
        this.account = account;
    }

    /** Opens a connection that sees and writes that account. */
    public static TestLog of(String account) {
        var config = ConfigProvider.getConfig();
        try {
            Connection connection = DriverManager.getConnection(
                    config.getValue("quarkus.datasource.jdbc.url", String.class),
                    config.getValue("quarkus.datasource.username", String.class),
                    config.getValue("quarkus.datasource.password", String.class));
            TestLog log = new TestLog(connection, account);
            log.execute("SELECT set_config('colloquy.account', ?, false)", account);
            log.execute(
                    "INSERT INTO accounts (account_id, name, timezone) VALUES (?, 'Test', 'UTC') ON CONFLICT DO NOTHING",
                    account);
            return log;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An account that no other test has. */
    static String newAccount() {
        return "account-" + UUID.randomUUID();
    }

    String account() {
        return account;
    }

    /** Stores a batch and commits it. */
    public void send(Collection<Sent> batch) {
        begin(batch);
        commit();
    }

    public void send(Sent... batch) {
        send(List.of(batch));
    }

    /** Stores a batch and leaves its transaction open. */
    void begin(Collection<Sent> batch) {
        begin(batch, null);
    }

    /** As {@link #begin(Collection)}, received at that time instead of now. */
    void begin(Collection<Sent> batch, Instant received) {
        try {
            connection.setAutoCommit(false);
            query("SELECT pg_current_xact_id()");
            Timestamp receivedAt = received == null
                    ? (Timestamp)
                            query("SELECT clock_timestamp() AS now").getFirst().get("now")
                    : Timestamp.from(received);
            Set<List<String>> subjects = new LinkedHashSet<>();
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO events (account_id, event_key, subject_type, subject, type, occurred_at, received_at,
                                        source, event_id, data)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json) ON CONFLICT DO NOTHING
                    """)) {
                for (Sent sent : batch) {
                    String subjectType = sent.type().subjectType().wire();
                    subjects.add(sent.queued());
                    insert.setString(1, account);
                    insert.setObject(2, sent.key());
                    insert.setString(3, subjectType);
                    insert.setString(4, sent.subject());
                    insert.setString(5, sent.type().wire());
                    insert.setTimestamp(6, Timestamp.from(sent.time()));
                    insert.setTimestamp(7, receivedAt);
                    insert.setString(8, sent.source());
                    insert.setString(9, sent.id());
                    insert.setString(10, JSON.writeValueAsString(sent.data()));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            queue(receivedAt, subjects);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void queue(Timestamp receivedAt, Collection<List<String>> subjects) throws SQLException {
        execute(
                "INSERT INTO pending_batches (account_id, received_at, subject_types, subjects) VALUES (?, ?, ?, ?)",
                account,
                receivedAt,
                connection.createArrayOf(
                        "text", subjects.stream().map(List::getFirst).toArray()),
                connection.createArrayOf(
                        "text", subjects.stream().map(List::getLast).toArray()));
    }

    /** Queues the subjects of those events once more, without storing anything, and commits. */
    void queueAgain(Collection<Sent> events) {
        try {
            connection.setAutoCommit(false);
            queue(
                    Timestamp.from(Instant.EPOCH),
                    events.stream().map(Sent::queued).distinct().toList());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        commit();
    }

    void commit() {
        try {
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows, each by column name. */
    List<Map<String, Object>> query(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Map<String, Object>> all = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new TreeMap<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.put(rows.getMetaData().getColumnLabel(column), rows.getObject(column));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is stored of every conversation of the account, apart from when it was worked out, as JSON text by id. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        query("""
                        SELECT conversation_id AS id, (to_jsonb(f) - 'account_id' - 'generation' - 'first_computed_at'
                                                       - 'last_computed_at' - 'changed_at' - 'change_reason'
                                                       - 'last_received_at' - 'late_received_at' - 'as_of')::text AS facts
                        FROM conversation_facts f WHERE account_id = ? AND generation = facts_generation()
                        """, account).forEach(row -> facts.put((String) row.get("id"), (String) row.get("facts")));
        return facts;
    }

    /** A conversation without rows, worked out from so many events as of that instant. */
    Folded folded(String conversationId, long events, List<Object> facts, Instant asOf) {
        return new Folded(
                conversationId,
                events,
                0,
                new Arrival(Instant.EPOCH, null),
                facts,
                new Selectors(null, List.of()),
                RowTables.ALL.stream().map(table -> List.<List<Object>>of()).toList(),
                List.of(),
                Digests.of(facts, List.of(), List.of(), List.of()),
                EventKeys.NONE,
                List.of(),
                asOf,
                null);
    }

    /** Where the account's facts are written that are served at first. */
    Target target() {
        return new Target(account, (short) 1, (short) 1, OffsetDateTime.now(ZoneOffset.UTC));
    }

    /** How many batches of the account wait. */
    long pending() {
        return (long) query("SELECT count(*) AS n FROM pending_batches WHERE account_id = ?", account)
                .getFirst()
                .get("n");
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
