package io.colloquy.export.job;

import io.colloquy.export.layout.LayoutDocument;
import io.colloquy.export.layout.LayoutStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads from one connection for a worker's thread, which waits for the answers. */
final class SnapshotReader {
    /** Far longer than any page takes: only against a connection that died without a word. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final SqlConnection connection;

    SnapshotReader(SqlConnection connection) {
        this.connection = connection;
    }

    /** Everything received up to there is in the facts of this snapshot. */
    Instant watermark(String accountId) {
        return one("SELECT account_watermark($1)", Tuple.of(accountId))
                .getOffsetDateTime(0)
                .toInstant();
    }

    /** The account's own layout as it is now; empty if it has none of that id. */
    Optional<LayoutDocument> layout(LayoutStore layouts, String accountId, String layoutId) {
        return layouts.find(connection, accountId, layoutId).await().atMost(LONGEST_WAIT);
    }

    long count(String sql, List<Object> parameters) {
        return one(sql, Tuple.from(parameters)).getLong(0);
    }

    /** Opens a cursor; at most {@code pageRows} rows come at once. */
    RowCursor open(String sql, List<Object> parameters, int pageRows) {
        var statement = connection.prepare(sql).await().atMost(LONGEST_WAIT);
        return new RowCursor(statement, statement.cursor(Tuple.from(parameters)), pageRows);
    }

    static <T> T await(Uni<T> answer) {
        return answer.await().atMost(LONGEST_WAIT);
    }

    private Row one(String sql, Tuple parameters) {
        return await(connection.preparedQuery(sql).execute(parameters))
                .iterator()
                .next();
    }
}
