package io.colloquy.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Conversations with a value in every column, written into the table of facts: what is measured reads them and no more. */
final class MadeUpFacts {
    /** 2026-03-01, 00:00 UTC; the opening of a conversation follows that of the one before it. */
    private static final long BEGIN = 1_772_323_200L;

    private static final int MONTH_SECONDS = 31 * 24 * 60 * 60;

    /** What a conversation has no value in: the rest follows from these, or they would make it another's. */
    private static final Set<String> LEFT_OUT =
            Set.of("due_at", "merged_into", "merged_at", "late_received_at", "changed_at", "change_reason");

    /** By which reports and exports pick conversations, or that a file of few columns shows. */
    private static final Set<String> ALWAYS = Set.of("opened_at", "closed_at", "environment", "status");

    private final Connection database;

    MadeUpFacts(Connection database) {
        this.database = database;
    }

    /** Writes {@code number} conversations of March 2026. */
    void write(String account, int number) throws SQLException {
        write(account, number, false);
    }

    /** As {@link #write}, with a value in few columns: for very many, which take little room so. */
    void writeBare(String account, int number) throws SQLException {
        write(account, number, true);
    }

    private void write(String account, int number, boolean bare) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT column_name, udt_name, is_nullable FROM information_schema.columns"
                                + " WHERE table_name = 'conversation_facts' ORDER BY ordinal_position")) {
            while (found.next()) {
                boolean needed = found.getString(3).equals("NO") || ALWAYS.contains(found.getString(1));
                if (!LEFT_OUT.contains(found.getString(1)) && (needed || !bare)) {
                    columns.add(found.getString(1));
                    values.add(value(found.getString(1), found.getString(2), number));
                }
            }
        }
        String sql = "INSERT INTO conversation_facts (%s) SELECT %s FROM generate_series(1, ?) AS s (i)"
                .formatted(String.join(", ", columns), String.join(", ", values));
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            insert.setString(1, account);
            insert.setInt(2, number);
            insert.executeUpdate();
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("ANALYZE conversation_facts");
        }
    }

    private static String value(String column, String type, int number) {
        return switch (column) {
            case "account_id" -> "?";
            case "generation" -> "1";
            case "conversation_id" -> "'conversation-' || lpad(i::text, 9, '0')";
            case "environment" -> "'production'";
            case "status" -> "'closed'";
            case "opened_at", "closed_at" ->
                "to_timestamp(%d + i::bigint * %d / %d.0)".formatted(BEGIN, MONTH_SECONDS - 1, number);
            default ->
                switch (type) {
                    case "text" -> "'" + column + " ' || i % 977";
                    case "timestamptz" -> "to_timestamp(%d + i %% %d)".formatted(BEGIN, MONTH_SECONDS);
                    case "bool" -> "i % 2 = 0";
                    case "numeric" -> "(i % 10000) / 100.0";
                    case "_text" -> "ARRAY['" + column + " ' || i % 13]";
                    default -> "i * 7 % 86400";
                };
        };
    }
}
