package io.colloquy.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a user would write first: an INSERT a row, each of them durable, and an INSERT of many rows. */
final class InsertPeers {
    private static final int ROWS_OF_INSERT = 500;
    private static final String INTO = "INSERT INTO bench_events (account_id, event_key, subject_type, subject, type,"
            + " occurred_at, received_at, collected_at, source, event_id, sequence, extensions, data) VALUES ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)";
    private static final String UNLESS_KNOWN = " ON CONFLICT (account_id, event_key) DO NOTHING";
    private static final int COLUMNS = 13;

    private final Connection database;

    InsertPeers(Connection database) {
        this.database = database;
    }

    /** Rows a second, one INSERT and one commit a row. */
    double rowByRow(int rows) throws SQLException {
        return rowsASecond(rows, 1);
    }

    /** Rows a second, 500 rows an INSERT, a commit each. */
    double multiRow(int rows) throws SQLException {
        return rowsASecond(rows, ROWS_OF_INSERT);
    }

    private double rowsASecond(int wanted, int rowsOfInsert) throws SQLException {
        List<Object[]> rows = rows(wanted - wanted % rowsOfInsert);
        execute("DROP TABLE IF EXISTS bench_events");
        execute("CREATE TABLE bench_events (LIKE events INCLUDING ALL)");
        String sql = INTO + String.join(", ", Collections.nCopies(rowsOfInsert, ROW)) + UNLESS_KNOWN;
        long start = System.nanoTime();
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i += rowsOfInsert) {
                int parameter = 1;
                for (Object[] row : rows.subList(i, i + rowsOfInsert)) {
                    for (Object value : row) {
                        insert.setObject(parameter++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        execute("DROP TABLE bench_events");
        return rows.size() / seconds;
    }

    private List<Object[]> rows(int limit) throws SQLException {
        List<Object[]> rows = new ArrayList<>(limit);
        String query = "SELECT account_id, event_key, subject_type, subject, type, occurred_at, received_at,"
                + " collected_at, source, event_id, sequence, extensions::text, data::text FROM events LIMIT " + limit;
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                Object[] row = new Object[COLUMNS];
                for (int i = 0; i < COLUMNS; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
