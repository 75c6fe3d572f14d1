package io.colloquy.export.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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

    long count(String sql, Tuple parameters) {
        return one(sql, parameters).getLong(0);
    }

    /** Begins to read a page; the values of each row are in the order of the statement. */
    CompletableFuture<List<Object[]>> page(String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(SnapshotReader::values)
                .subscribeAsCompletionStage();
    }

    static <T> T await(CompletableFuture<T> answer) {
        return Uni.createFrom().completionStage(answer).await().atMost(LONGEST_WAIT);
    }

    private Row one(String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .await()
                .atMost(LONGEST_WAIT)
                .iterator()
                .next();
    }

    private static List<Object[]> values(RowSet<Row> rows) {
        List<Object[]> page = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Object[] values = new Object[row.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getValue(i);
            }
            page.add(values);
        }
        return page;
    }
}
