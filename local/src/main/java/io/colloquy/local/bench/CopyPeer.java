package io.colloquy.local.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** The peer: COPY of the ingested rows into a table with the same columns and indexes, nothing else done to them. */
final class CopyPeer {
    private final Connection database;

    CopyPeer(Connection database) {
        this.database = database;
    }

    /** Empties the tables that ingest writes, so that every measurement begins alike. */
    void emptyTables() throws SQLException {
        execute("TRUNCATE events, receipts, pending_batches, quarantined_events, conflicting_duplicates");
    }

    /** Writes the rows of the log to a file as COPY wants them; returns how many. */
    long unload(Path file) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            return copy().copyOut("COPY (SELECT * FROM events) TO STDOUT", out);
        }
    }

    /** Copies the file into an empty twin of the table; the seconds that it took, until it was committed. */
    double load(Path file) throws SQLException, IOException {
        // COPY into the table itself is not possible: row-level security forbids it.
        execute("DROP TABLE IF EXISTS bench_events");
        execute("CREATE TABLE bench_events (LIKE events INCLUDING ALL)");
        long start = System.nanoTime();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            copy().copyIn("COPY bench_events FROM STDIN", in, 1 << 16);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        execute("DROP TABLE bench_events");
        return seconds;
    }

    String version() throws SQLException {
        try (Statement statement = database.createStatement();
                var rows = statement.executeQuery("SELECT version()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private org.postgresql.copy.CopyManager copy() throws SQLException {
        return database.unwrap(PGConnection.class).getCopyAPI();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
