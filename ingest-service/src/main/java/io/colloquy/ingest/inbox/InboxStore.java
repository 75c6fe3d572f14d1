package io.colloquy.ingest.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The table {@code inbox_requests}, as the way in and the translation use it. */
@ApplicationScoped
class InboxStore {
    /** The id first, then the clock: the watermark relies on that order. */
    private static final String BEGIN =
            "SELECT pg_current_xact_id()::text AS transaction, clock_timestamp() AS received_at";

    private static final String ADD = """
            INSERT INTO inbox_requests (account_id, connection_id, received_at, method, url, headers, body)
            SELECT r.account_id, r.connection_id, $1, r.method, r.url, r.headers::json, r.body
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
                 WITH ORDINALITY AS r (account_id, connection_id, method, url, headers, body, position)
            ORDER BY r.position
            """;

    /** From one connection to the next in the index, however many requests each has. */
    private static final String DUE = """
            WITH RECURSIVE due AS (
                (SELECT account_id, connection_id FROM inbox_requests WHERE translated_at IS NULL
                 ORDER BY account_id, connection_id LIMIT 1)
                UNION ALL
                SELECT n.account_id, n.connection_id
                FROM due d, LATERAL (
                    SELECT r.account_id, r.connection_id FROM inbox_requests r
                    WHERE r.translated_at IS NULL
                      AND (r.account_id, r.connection_id) > (d.account_id, d.connection_id)
                    ORDER BY r.account_id, r.connection_id LIMIT 1) AS n)
            SELECT account_id, connection_id FROM due LIMIT 1000
            """;

    private static final String LOCK_KEY = "hashtextextended('inbox ' || $1 || ' ' || $2, 0)";
    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(" + LOCK_KEY + ") AS locked";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + LOCK_KEY + ")";

    private static final String STORED = """
            request_id, connection_id, received_at, method, url, headers::text AS headers, body, booked_events
            """;
    private static final String NEXT = """
            SELECT %s
            FROM (SELECT *, sum(octet_length(body)) OVER (ORDER BY request_id) - octet_length(body) AS bytes_before
                  FROM (SELECT * FROM inbox_requests
                        WHERE account_id = $1 AND connection_id = $2 AND translated_at IS NULL
                        ORDER BY request_id LIMIT $3) AS due) AS summed
            WHERE bytes_before = 0 OR bytes_before + octet_length(body) <= $4
            ORDER BY request_id
            """.formatted(STORED);
    private static final String ONE = """
            SELECT %s FROM inbox_requests WHERE account_id = $1 AND connection_id = $2 AND request_id = $3
            """.formatted(STORED);

    private static final String TRANSLATED = """
            UPDATE inbox_requests r SET translated_at = clock_timestamp(), booked_events = t.booked_events
            FROM unnest($3::bigint[], $4::int[]) AS t (request_id, booked_events)
            WHERE r.account_id = $1 AND r.connection_id = $2 AND r.request_id = t.request_id
            """;

    private static final String BACKLOG = """
            SELECT count(*) AS requests,
                   extract(epoch FROM coalesce(clock_timestamp() - min(received_at), interval '0'))::float8 AS seconds
            FROM inbox_requests WHERE translated_at IS NULL
            """;

    /** Whose requests are to be translated. */
    record Due(String accountId, String connectionId) {}

    /** What is to be translated, of all accounts. */
    record Backlog(long requests, double seconds) {}

    /** Stores the requests, of whichever accounts, under one time of receipt. */
    Uni<Void> add(SqlConnection connection, List<RawRequest> requests) {
        return connection
                .query(BEGIN)
                .execute()
                .chain(begun -> connection
                        .preparedQuery(ADD)
                        .execute(Tuple.tuple()
                                .addValue(begun.iterator().next().getOffsetDateTime("received_at"))
                                .addValue(texts(requests, RawRequest::accountId))
                                .addValue(texts(requests, RawRequest::connectionId))
                                .addValue(texts(requests, RawRequest::method))
                                .addValue(texts(requests, RawRequest::url))
                                .addValue(texts(requests, RawRequest::headers))
                                .addValue(
                                        requests.stream().map(RawRequest::body).toArray(Buffer[]::new))))
                .replaceWithVoid();
    }

    /** The connections with requests that are due. */
    Uni<List<Due>> due(SqlConnection connection) {
        return connection
                .query(DUE)
                .execute()
                .map(rows -> list(rows, row -> new Due(row.getString("account_id"), row.getString("connection_id"))));
    }

    /** Makes this transaction the only one that translates for the connection; false if another one is at it. */
    Uni<Boolean> tryOwn(SqlConnection connection, Due due) {
        return connection
                .preparedQuery(TRY_LOCK)
                .execute(Tuple.of(due.accountId(), due.connectionId()))
                .map(rows -> rows.iterator().next().getBoolean("locked"));
    }

    /** As {@link #tryOwn}, and waits for the other one. */
    Uni<Void> own(SqlConnection connection, Due due) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(due.accountId(), due.connectionId()))
                .replaceWithVoid();
    }

    /** The first ones that are due, up to those bounds; at least one if there is any. */
    Uni<List<StoredRequest>> next(SqlConnection connection, Due due, int requests, int bytes) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(due.accountId(), due.connectionId(), requests, (long) bytes))
                .map(rows -> list(rows, InboxStore::stored));
    }

    /** That request; empty if there is none. */
    Uni<List<StoredRequest>> one(SqlConnection connection, Due due, long requestId) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(due.accountId(), due.connectionId(), requestId))
                .map(rows -> list(rows, InboxStore::stored));
    }

    /** Notes that they are translated, and how many of the events of each are in the books. */
    Uni<Void> translated(SqlConnection connection, Due due, List<Long> requestIds, List<Integer> bookedEvents) {
        return connection
                .preparedQuery(TRANSLATED)
                .execute(Tuple.of(
                        due.accountId(),
                        due.connectionId(),
                        requestIds.toArray(Long[]::new),
                        bookedEvents.toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    Uni<Backlog> backlog(SqlConnection connection) {
        return connection.query(BACKLOG).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Backlog(row.getLong("requests"), row.getDouble("seconds"));
        });
    }

    private static StoredRequest stored(Row row) {
        return new StoredRequest(
                row.getLong("request_id"),
                row.getString("connection_id"),
                row.getOffsetDateTime("received_at"),
                row.getString("method"),
                row.getString("url"),
                row.getString("headers"),
                row.getDelegate().getBuffer("body").getBytes(),
                row.getInteger("booked_events"));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static String[] texts(List<RawRequest> requests, Function<RawRequest, String> value) {
        return requests.stream().map(value).toArray(String[]::new);
    }
}
