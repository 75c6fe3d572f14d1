package io.colloquy.ingest.inbox;

import io.colloquy.ingest.inbox.InboxStore.Due;
import io.colloquy.ingest.ledger.ReceiptSpan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** The table {@code inbox_requests}, as administrators see it. */
@ApplicationScoped
class RequestStore {
    private static final String BEFORE = """
            SELECT request_id::text AS id, received_at, method, url, octet_length(body) AS size, translated_at
            FROM inbox_requests
            WHERE account_id = $1 AND connection_id = $2 AND request_id < $3
              AND ($4::timestamptz IS NULL OR received_at >= $4)
              AND ($5::timestamptz IS NULL OR received_at < $5)
            ORDER BY request_id DESC LIMIT $6
            """;
    private static final String FIND = """
            SELECT request_id, connection_id, received_at, method, url, headers::text AS headers, body, translated_at
            FROM inbox_requests WHERE account_id = $1 AND connection_id = $2 AND request_id = $3
            """;
    private static final String ANY = """
            SELECT EXISTS (SELECT FROM inbox_requests WHERE account_id = $1 AND connection_id = $2) AS found
            """;
    private static final String REPLAY = """
            UPDATE inbox_requests SET translated_at = NULL
            WHERE account_id = $1 AND connection_id = $2 AND translated_at IS NOT NULL
              AND ($3::bigint IS NULL OR request_id = $3)
              AND ($4::timestamptz IS NULL OR received_at >= $4)
              AND ($5::timestamptz IS NULL OR received_at < $5)
            """;

    /** The latest of those that came before that one and in that span. */
    Uni<List<RequestSummary>> before(SqlConnection connection, Due of, ReceiptSpan span, long id, int rows) {
        return connection
                .preparedQuery(BEFORE)
                .execute(Tuple.of(of.accountId(), of.connectionId(), id, span.fromInUtc(), span.toInUtc(), rows))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> new RequestSummary(
                                row.getString("id"),
                                row.getOffsetDateTime("received_at").toInstant(),
                                row.getString("method"),
                                row.getString("url"),
                                row.getInteger("size"),
                                instant(row.getOffsetDateTime("translated_at"))))
                        .toList());
    }

    /** That one; null if there is none. */
    Uni<RequestDetail> find(SqlConnection connection, Due of, long id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(of.accountId(), of.connectionId(), id))
                .map(rows -> rows.size() == 0 ? null : detail(rows));
    }

    /** Whether the connection ever got any. */
    Uni<Boolean> any(SqlConnection connection, Due of) {
        return connection
                .preparedQuery(ANY)
                .execute(Tuple.of(of.accountId(), of.connectionId()))
                .map(rows -> rows.iterator().next().getBoolean("found"));
    }

    /**
     * Has them translated again; how many are going to be that were not already.
     *
     * @param id of one; null for all of the span
     */
    Uni<Long> replay(SqlConnection connection, Due of, Long id, ReceiptSpan span) {
        return connection
                .preparedQuery(REPLAY)
                .execute(Tuple.of(of.accountId(), of.connectionId(), id, span.fromInUtc(), span.toInUtc()))
                .map(done -> (long) done.rowCount());
    }

    private static RequestDetail detail(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        StoredRequest stored = new StoredRequest(
                row.getLong("request_id"),
                row.getString("connection_id"),
                row.getOffsetDateTime("received_at"),
                row.getString("method"),
                row.getString("url"),
                row.getString("headers"),
                row.getDelegate().getBuffer("body").getBytes(),
                null);
        return new RequestDetail(
                Long.toString(stored.id()),
                stored.receivedAt().toInstant(),
                stored.method(),
                stored.url(),
                stored.headersByName(),
                Base64.getEncoder().encodeToString(stored.body()),
                instant(row.getOffsetDateTime("translated_at")));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
