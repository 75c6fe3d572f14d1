package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.Fact;
import io.colloquy.test.EmbeddedDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FactColumnsTest {
    private static final Set<String> NO_FACTS = Set.of(
            "account_id",
            "event_count",
            "first_computed_at",
            "last_computed_at",
            "ad_network",
            "bot_ids",
            "as_of",
            "due_at",
            "generation",
            "definitions",
            "configuration_count",
            "last_received_at",
            "late_received_at",
            "digest",
            "rows_digest",
            "changed_at",
            "change_reason");

    @Test
    void theTableHasOneColumnOfItsTypeForEachFactOfTheLogAndNoOther() throws SQLException {
        Map<String, String> expected = new TreeMap<>();
        for (Fact fact : Fact.logged()) {
            expected.put(
                    fact.column(),
                    switch (fact.type()) {
                        case TEXT -> "text";
                        case INSTANT -> "timestamp with time zone";
                        case DURATION, COUNT -> "bigint";
                        case BOOLEAN -> "boolean";
                        case DECIMAL -> "numeric";
                        case TEXTS -> "ARRAY";
                    });
        }

        Map<String, String> columns = columns();

        columns.keySet().removeAll(NO_FACTS);
        assertThat(columns).isEqualTo(expected);
    }

    private static Map<String, String> columns() throws SQLException {
        var database = EmbeddedDatabase.create();
        Map<String, String> columns = new TreeMap<>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT column_name, data_type FROM information_schema.columns"
                        + " WHERE table_name = 'conversation_facts'")) {
            while (rows.next()) {
                columns.put(rows.getString("column_name"), rows.getString("data_type"));
            }
        }
        return columns;
    }
}
