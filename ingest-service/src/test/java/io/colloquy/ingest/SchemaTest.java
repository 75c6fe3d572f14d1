package io.colloquy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.test.EmbeddedDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What dividing the data by account needs of the tables (docs/operations.md): a row's account is in each of its keys, so that
 * no key has to be unique over more than one account.
 */
class SchemaTest {
    /** Small, and looked up before the account is known: who is asking, and where a webhook or a link leads. */
    private static final List<String> KNOWN_EVERYWHERE = List.of("api_keys", "connections", "export_links");

    private static final String UNIQUE_INDEXES = """
            SELECT t.relname || '.' || i.relname, a.attname
            FROM pg_index x
            JOIN pg_class t ON t.oid = x.indrelid
            JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
            LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
            WHERE x.indisunique AND EXISTS (
                SELECT FROM pg_attribute c WHERE c.attrelid = t.oid AND c.attname = 'account_id' AND c.attnum > 0)
              AND NOT (t.relname = ANY (?) AND NOT x.indisprimary)
            ORDER BY 1
            """;
    private static final String FOREIGN_KEYS_WITHOUT_ACCOUNT = """
            SELECT c.conrelid::regclass::text || '.' || c.conname, ''
            FROM pg_constraint c
            WHERE c.contype = 'f' AND NOT EXISTS (
                SELECT FROM unnest(c.conkey) k
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k AND a.attname = 'account_id')
            ORDER BY 1
            """;

    private static EmbeddedDatabase.Database database;

    private record Key(String name, String leads) {}

    @BeforeAll
    static void migrate() {
        database = EmbeddedDatabase.create();
    }

    @Test
    void everyUniqueKeyOfAccountDataLeadsWithTheAccount() throws SQLException {
        assertThat(keys(UNIQUE_INDEXES, KNOWN_EVERYWHERE.toArray()))
                .hasSizeGreaterThan(25)
                .allSatisfy(key -> assertThat(key.leads()).as(key.name()).isEqualTo("account_id"));
    }

    @Test
    void noRowRefersToOneOfAnotherAccount() throws SQLException {
        assertThat(keys(FOREIGN_KEYS_WITHOUT_ACCOUNT)).isEmpty();
    }

    private static List<Key> keys(String sql, Object... tables) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement(sql)) {
            if (tables.length > 0) {
                statement.setArray(1, connection.createArrayOf("text", tables));
            }
            List<Key> keys = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(new Key(rows.getString(1), rows.getString(2)));
                }
            }
            return keys;
        }
    }
}
