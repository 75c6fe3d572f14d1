package io.colloquy.report;

import io.colloquy.platform.security.ApiKeyHash;
import io.colloquy.platform.security.Role;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** An account of its own for a test: its keys, and rows put straight into the tables that reports read. */
public final class TestAccount implements AutoCloseable {
    private final Connection connection;
    private final String id;

    private TestAccount(Connection connection, String id) {
        this.connection = connection;
        this.id = id;
    }

    /** A new account whose days begin in that zone. */
    public static TestAccount create(String zone) {
        var config = ConfigProvider.getConfig();
        try {
            Connection connection = DriverManager.getConnection(
                    config.getValue("quarkus.datasource.jdbc.url", String.class),
                    config.getValue("quarkus.datasource.username", String.class),
                    config.getValue("quarkus.datasource.password", String.class));
            TestAccount account = new TestAccount(connection, "account-" + UUID.randomUUID());
            account.execute("SELECT set_config('colloquy.account', ?, false)", account.id);
            account.execute(
                    "INSERT INTO accounts (account_id, name, timezone) VALUES (?, 'Test', ?)", account.id, zone);
            return account;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String id() {
        return id;
    }

    /** A request with a key of that role. */
    public RequestSpecification as(Role role) {
        String key = "cq_live_" + UUID.randomUUID();
        execute(
                "INSERT INTO api_keys (account_id, key_id, name, key_hash, roles) VALUES (?, ?, 'test', ?, ?)",
                id,
                UUID.randomUUID().toString(),
                ApiKeyHash.of(key),
                new String[] {role.wire()});
        return RestAssured.given().header("Authorization", "Bearer " + key);
    }

    /** Stores the facts of a conversation: those given, by column; the others null. */
    public void conversation(String conversationId, Instant openedAt, Map<String, ?> facts) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("conversation_id", conversationId);
        row.put("event_count", 1L);
        row.put("opened_at", openedAt);
        row.put("environment", "production");
        row.put("status", "open");
        row.putAll(facts);
        insert("conversation_facts", row);
        relate();
    }

    /** Works out what the conversations of each contact are among each other, as the aggregation does. */
    private void relate() {
        execute("""
                SELECT relate_conversations(?, 1::smallint, array_agg(DISTINCT coalesce(c.survivor_id, f.contact_id)))
                FROM conversation_facts f LEFT JOIN contacts c USING (account_id, contact_id)
                WHERE f.contact_id IS NOT NULL
                """, id);
    }

    /** Stores the n-th close of a conversation. */
    public void close(String conversationId, int ordinal, Instant closedAt, String source, String category) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("conversation_id", conversationId);
        row.put("ordinal", ordinal);
        row.put("kind", "closed");
        row.put("to_status", "closed");
        row.put("at", closedAt);
        row.put("source", source);
        row.put("category", category);
        row.put("first_response_change", false);
        insert("conversation_status_changes", row);
    }

    /** Stores the n-th stretch in which an agent held a conversation; {@code ended} and {@code firstMessage} may be null. */
    public void held(
            String conversationId,
            int ordinal,
            String agentId,
            Instant received,
            Instant ended,
            Instant firstMessage,
            boolean visitorWrote) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("conversation_id", conversationId);
        row.put("ordinal", ordinal);
        row.put("agent_id", agentId);
        row.put("received_at", received);
        row.put("ended_at", ended);
        row.put("first_message_at", firstMessage);
        row.put("visitor_wrote", visitorWrote);
        insert("conversation_held_chats", row, "generation", "1");
    }

    /** Stores the n-th survey answer of a conversation, credited to that agent. */
    public void answer(String conversationId, int ordinal, Instant at, String agentId, String rating) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("conversation_id", conversationId);
        row.put("ordinal", ordinal);
        row.put("at", at);
        row.put("answered", true);
        row.put("kind", "faces");
        row.put("credited_agent_id", agentId);
        row.put("rating", rating);
        insert("conversation_surveys", row, "generation", "1");
    }

    /** Stores a contact; {@code survivorId} null for one that was not merged. */
    public void contact(String contactId, String name, String survivorId) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("contact_id", contactId);
        row.put("name", name);
        row.put("survivor_id", survivorId);
        row.put("merged_into", survivorId);
        row.put("deleted", false);
        insert("contacts", row, "attributes", "'{}'");
        relate();
    }

    /** Stores an agent; names may be null. */
    public void agent(String agentId, String firstName, String lastName, String username) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("agent_id", agentId);
        row.put("first_name", firstName);
        row.put("last_name", lastName);
        row.put("username", username);
        row.put("deleted", false);
        insert("agents", row, "attributes", "'{}'");
    }

    /** Stores the name of an inbox, team, bot … */
    public void name(String kind, String referenceId, String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", kind);
        row.put("reference_id", referenceId);
        row.put("name", name);
        insert("reference_names", row, "attributes", "'{}'");
    }

    /** Stores an event of a conversation; {@code data} is JSON. */
    public void event(String conversationId, String type, Instant at, String data) {
        event("urn:test", "conversation", conversationId, type, at, data);
    }

    /** Stores an event of that source and subject; {@code data} is JSON. */
    public void event(String source, String subjectType, String subject, String type, Instant at, String data) {
        execute(
                """
                INSERT INTO events (account_id, event_key, subject_type, subject, type, occurred_at, received_at,
                                    source, event_id, data)
                VALUES (?, gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?::json)
                """,
                id,
                subjectType,
                subject,
                type,
                at,
                at,
                source,
                UUID.randomUUID().toString(),
                data);
    }

    /** Every value of one column. */
    public List<Object> column(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                var rows = statement.executeQuery()) {
            List<Object> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a row into a table; {@code more} are columns with their SQL, by turns. */
    private void insert(String table, Map<String, Object> row, String... more) {
        List<String> columns = new ArrayList<>(row.keySet());
        List<String> values =
                new ArrayList<>(row.keySet().stream().map(column -> "?").toList());
        for (int i = 0; i < more.length; i += 2) {
            columns.add(more[i]);
            values.add(more[i + 1]);
        }
        List<Object> parameters = new ArrayList<>(row.values());
        parameters.add(id);
        execute(
                "INSERT INTO %s (%s, account_id) VALUES (%s, ?)"
                        .formatted(table, String.join(", ", columns), String.join(", ", values)),
                parameters.toArray());
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bound(parameters[i]));
        }
        return statement;
    }

    private static Object bound(Object value) {
        return value instanceof Instant instant ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
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
