package io.colloquy.local.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is worked out of an account's log: compared row by row, apart from what says when it was worked out. */
final class DerivedTables {
    /** Tables of the served generation, and those without generations. */
    private static final List<String> OF_CONVERSATIONS = List.of(
            "conversation_facts",
            "conversation_relations",
            "conversation_interactions",
            "conversation_status_changes",
            "conversation_responses",
            "conversation_assignments",
            "conversation_held_chats",
            "conversation_sessions",
            "conversation_surveys",
            "conversation_payments",
            "conversation_topics",
            "conversation_backlog",
            "anomalies");

    private static final List<String> OTHERS =
            List.of("agents", "contacts", "reference_names", "agent_activity", "traffic_events");

    /** When something was received or worked out: it differs as it should. */
    private static final String NOT_COMPARED =
            "'{account_id,generation,as_of,first_computed_at,last_computed_at,changed_at,change_reason,last_received_at,"
                    + "late_received_at,collected_at,received_at,processed_at}'::text[]";

    private static final int FETCH = 5_000;

    private final Connection database;

    /** On a connection that sees every account. */
    DerivedTables(Connection database) {
        this.database = database;
    }

    /** All of them. */
    static List<String> names() {
        return Stream.concat(OF_CONVERSATIONS.stream(), OTHERS.stream()).toList();
    }

    /** The rows of a table, as a number and a digest of all of them in order. */
    record Content(long rows, String digest) {}

    /** By table. */
    Map<String, Content> read(String account) throws SQLException {
        Map<String, Content> contents = new TreeMap<>();
        database.setAutoCommit(false);
        for (String table : OF_CONVERSATIONS) {
            contents.put(
                    table,
                    content(
                            table,
                            account,
                            "AND generation = (SELECT generation FROM accounts WHERE account_id = t.account_id)"));
        }
        for (String table : OTHERS) {
            contents.put(table, content(table, account, ""));
        }
        database.commit();
        database.setAutoCommit(true);
        return contents;
    }

    private Content content(String table, String account, String condition) throws SQLException {
        String query = "SELECT (to_jsonb(t) - " + NOT_COMPARED + ")::text COLLATE \"C\" AS row FROM " + table
                + " t WHERE account_id = ? " + condition + " ORDER BY 1";
        try (PreparedStatement statement = database.prepareStatement(query)) {
            statement.setString(1, account);
            statement.setFetchSize(FETCH);
            MessageDigest digest = FileDigest.sha256();
            long count = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    digest.update(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                    count++;
                }
            }
            return new Content(count, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Checks table by table that both hold the same. */
    static void compare(Map<String, Content> one, Map<String, Content> other, Verdict verdict) {
        one.forEach((table, content) -> verdict.check(
                content.equals(other.get(table)),
                table,
                "%,d rows, %,d rows",
                content.rows(),
                other.get(table).rows()));
    }

    /** Deletes all that is derived, of every account. */
    void drop() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", OF_CONVERSATIONS) + ", " + String.join(", ", OTHERS));
        }
    }
}
