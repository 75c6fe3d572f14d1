package io.colloquy.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * The tables that a backup has to hold, because nothing else tells what is in them; {@link DerivedTables} and the queues
 * of work follow from them. docs/operations.md has the same list.
 */
final class KeptTables {
    /** Those that others refer to come first. */
    static final List<String> ALL = List.of(
            "accounts",
            "api_keys",
            "account_settings",
            "calendars",
            "connections",
            "events",
            "receipts",
            "quarantined_events",
            "conflicting_duplicates",
            "inbox_requests",
            "channel_contacts",
            "threads",
            "thread_messages",
            "export_jobs",
            "export_callbacks",
            "callback_secrets",
            "export_schedules",
            "export_links",
            "account_layouts");

    /**
     * Work that is queued or under way: a rebuild queues all of it anew, an export begins anew. The horizon and snapshots are
     * the server's own.
     */
    static final List<String> OF_THE_WORK =
            List.of("pending_batches", "rebuilds", "retired_generations", "aggregation_horizon", "export_checkpoints");

    private static final String HISTORY_OF_MIGRATIONS = "flyway_schema_history";

    private final Connection database;

    /** On a connection as superuser: row-level security shows an ordinary role nothing, and refuses its COPY. */
    KeptTables(Connection database) {
        this.database = database;
    }

    /** Writes each to a file of its name. */
    void dump(Path directory) throws IOException, SQLException {
        for (String table : ALL) {
            try (OutputStream file = Files.newOutputStream(directory.resolve(table))) {
                copies().copyOut("COPY " + table + " TO STDOUT", file);
            }
        }
    }

    /** Reads each from such a file, without triggers, and lets its numbers go on after the greatest. */
    void load(Path directory) throws IOException, SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String table : ALL) {
                try (InputStream file = Files.newInputStream(directory.resolve(table))) {
                    copies().copyIn("COPY " + table + " FROM STDIN", file);
                }
            }
            statement.execute("RESET session_replication_role");
            for (String next : numbering()) {
                statement.execute(next);
            }
            statement.execute("ANALYZE");
        }
    }

    /** A digest of each one's rows in order. */
    Map<String, String> digests() throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (String table : ALL) {
            MessageDigest digest = FileDigest.sha256();
            try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                copies().copyOut("COPY (SELECT t FROM " + table + " t ORDER BY t::text COLLATE \"C\") TO STDOUT", sink);
            } catch (IOException e) {
                throw new UncheckedIOException("a digest needs no disk", e);
            }
            digests.put(table, HexFormat.of().formatHex(digest.digest()));
        }
        return digests;
    }

    /** Those of them without a row. */
    List<String> empty() throws SQLException {
        List<String> empty = new ArrayList<>();
        Counts counts = new Counts(database);
        for (String table : ALL) {
            if (counts.count("SELECT count(*) FROM " + table) == 0) {
                empty.add(table);
            }
        }
        return empty;
    }

    /** Tables that are neither kept, nor derived, nor the queues of work: a backup forgets them. */
    List<String> forgotten() throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
                                + " AND relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        ALL.forEach(tables::remove);
        DerivedTables.names().forEach(tables::remove);
        OF_THE_WORK.forEach(tables::remove);
        tables.remove(HISTORY_OF_MIGRATIONS);
        return List.copyOf(tables);
    }

    /** What sets each sequence behind the greatest number of its column. */
    private List<String> numbering() throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT format('SELECT setval(%L, coalesce(max(%I), 0) + 1, false) FROM %I',
                                      pg_get_serial_sequence(c.relname, a.attname), a.attname, c.relname)
                        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                        WHERE a.attidentity <> '' AND c.relnamespace = 'public'::regnamespace
                        """)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        return statements;
    }

    private CopyManager copies() throws SQLException {
        return new CopyManager(database.unwrap(BaseConnection.class));
    }
}
