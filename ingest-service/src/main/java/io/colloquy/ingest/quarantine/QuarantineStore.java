package io.colloquy.ingest.quarantine;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The table {@code quarantined_events}. */
@ApplicationScoped
public class QuarantineStore {
    private static final String ADD = """
            INSERT INTO quarantined_events
                (account_id, received_at, code, detail, source, event_id, content_type, raw)
            SELECT $1, $2, q.code, q.detail, q.source, q.event_id, q.content_type, q.raw
            FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[])
                 AS q (code, detail, source, event_id, content_type, raw)
            """;
    private static final String BEFORE = """
            SELECT q.quarantine_id::text AS id, q.received_at, q.code, q.detail, q.source, q.event_id,
                   octet_length(coalesce(r.body, q.raw)) AS size,
                   q.connection_id, q.request_id::text AS request_id, q.path, q.replayed_at, q.replay_outcome
            FROM quarantined_events q
            LEFT JOIN inbox_requests r
                   ON r.account_id = q.account_id AND r.connection_id = q.connection_id
                  AND r.request_id = q.request_id AND length(q.raw) = 0
            WHERE q.account_id = $1 AND q.quarantine_id < $2
              AND ($4::text IS NULL OR q.code = $4)
              AND ($5::text IS NULL OR q.connection_id = $5)
              AND ($6::boolean IS NULL OR (q.replayed_at IS NOT NULL) = $6)
            ORDER BY q.quarantine_id DESC LIMIT $3
            """;
    private static final String RAW = """
            SELECT coalesce(r.body, q.raw) AS raw
            FROM quarantined_events q
            LEFT JOIN inbox_requests r
                   ON r.account_id = q.account_id AND r.connection_id = q.connection_id
                  AND r.request_id = q.request_id AND length(q.raw) = 0
            WHERE q.account_id = $1 AND q.quarantine_id = $2
            """;
    private static final int LONGEST_TEXT = 2000;

    /** Keeps what is no event, in the transaction that books it. */
    public Uni<Void> add(
            SqlConnection connection, String accountId, OffsetDateTime receivedAt, List<RejectedEvent> rejected) {
        if (rejected.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(receivedAt)
                        .addValue(column(rejected, RejectedEvent::code))
                        .addValue(column(rejected, RejectedEvent::detail))
                        .addValue(column(rejected, RejectedEvent::source))
                        .addValue(column(rejected, RejectedEvent::id))
                        .addValue(column(rejected, RejectedEvent::contentType))
                        .addValue(rejected.stream()
                                .map(event -> buffer(event.raw()))
                                .toArray(Buffer[]::new)))
                .replaceWithVoid();
    }

    /** The latest of those that came before that one. */
    Uni<List<QuarantinedEvent>> before(
            SqlConnection connection, String accountId, QuarantineFilter filter, long id, int rows) {
        return connection
                .preparedQuery(BEFORE)
                .execute(Tuple.of(accountId, id, rows, filter.code(), filter.connectionId(), filter.replayed()))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> new QuarantinedEvent(
                                row.getString("id"),
                                row.getOffsetDateTime("received_at").toInstant(),
                                row.getString("code"),
                                row.getString("detail"),
                                row.getString("source"),
                                row.getString("event_id"),
                                row.getInteger("size"),
                                row.getString("connection_id"),
                                row.getString("request_id"),
                                row.getString("path"),
                                instant(row.getOffsetDateTime("replayed_at")),
                                row.getString("replay_outcome")))
                        .toList());
    }

    /** The bytes of that one; null if there is none. */
    Uni<byte[]> raw(SqlConnection connection, String accountId, long id) {
        return connection
                .preparedQuery(RAW)
                .execute(Tuple.of(accountId, id))
                .map(found -> found.size() == 0
                        ? null
                        : found.iterator().next().getDelegate().getBuffer("raw").getBytes());
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static String[] column(List<RejectedEvent> rejected, Function<RejectedEvent, String> value) {
        return rejected.stream().map(value).map(QuarantineStore::storable).toArray(String[]::new);
    }

    /** These columns are for reading; {@code raw} has the truth. A text column holds no U+0000. */
    static String storable(String text) {
        if (text == null) {
            return null;
        }
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT)).replace('\0', '\uFFFD');
    }

    static Buffer buffer(ByteBuffer raw) {
        byte[] bytes = new byte[raw.remaining()];
        raw.duplicate().get(bytes);
        return Buffer.buffer(bytes);
    }
}
