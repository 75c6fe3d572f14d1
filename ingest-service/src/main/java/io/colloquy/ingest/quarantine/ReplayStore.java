package io.colloquy.ingest.quarantine;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/** The table {@code quarantined_events}, as translations and replays of requests and events use it. */
@ApplicationScoped
public class ReplayStore {
    private static final String ADD = """
            INSERT INTO quarantined_events
                (account_id, received_at, code, detail, source, event_id, content_type, raw,
                 connection_id, request_id, path)
            SELECT $1, q.received_at, q.code, q.detail, q.source, q.event_id, q.content_type, q.raw,
                   q.connection_id, q.request_id, q.path
            FROM unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[],
                        $9::text[], $10::bigint[], $11::text[])
                 AS q (received_at, code, detail, source, event_id, content_type, raw,
                       connection_id, request_id, path)
            """;
    private static final String OPEN_PARTS = """
            SELECT quarantine_id, request_id, path, event_id, code, detail FROM quarantined_events
            WHERE account_id = $1 AND connection_id = $2 AND request_id = ANY ($3::bigint[]) AND replayed_at IS NULL
            ORDER BY quarantine_id
            """;
    private static final String RELEASE = """
            UPDATE quarantined_events q SET replayed_at = clock_timestamp(), replay_outcome = r.outcome
            FROM unnest($2::bigint[], $3::text[]) AS r (quarantine_id, outcome)
            WHERE q.account_id = $1 AND q.quarantine_id = r.quarantine_id
            """;
    private static final String CHANGE_REASON = """
            UPDATE quarantined_events q SET code = r.code, detail = r.detail
            FROM unnest($2::bigint[], $3::text[], $4::text[]) AS r (quarantine_id, code, detail)
            WHERE q.account_id = $1 AND q.quarantine_id = r.quarantine_id
            """;
    private static final String FIND = """
            SELECT received_at, code, detail, raw, connection_id, request_id, replay_outcome FROM quarantined_events
            WHERE account_id = $1 AND quarantine_id = $2
            """;

    /**
     * An entry as a replay needs it.
     *
     * @param connectionId the connection whose request it is a part of; null for what came as an event
     * @param requestId null with connectionId
     * @param outcome what became of it; null while it is in quarantine
     */
    public record Entry(
            OffsetDateTime receivedAt,
            String code,
            String detail,
            byte[] raw,
            String connectionId,
            Long requestId,
            String outcome) {}

    /** Keeps parts of requests, in the transaction that books them. */
    public Uni<Void> add(SqlConnection connection, String accountId, List<RejectedPart> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(column(parts, OffsetDateTime[]::new, RejectedPart::receivedAt))
                        .addValue(texts(parts, part -> part.event().code()))
                        .addValue(texts(parts, part -> part.event().detail()))
                        .addValue(texts(parts, part -> part.event().source()))
                        .addValue(texts(parts, part -> part.event().id()))
                        .addValue(texts(parts, part -> part.event().contentType()))
                        .addValue(column(
                                parts,
                                Buffer[]::new,
                                part -> QuarantineStore.buffer(part.event().raw())))
                        .addValue(texts(parts, RejectedPart::connectionId))
                        .addValue(column(parts, Long[]::new, RejectedPart::requestId))
                        .addValue(texts(parts, RejectedPart::path)))
                .replaceWithVoid();
    }

    /** What of those requests is in quarantine still. */
    public Uni<List<OpenPart>> openParts(
            SqlConnection connection, String accountId, String connectionId, List<Long> requestIds) {
        if (requestIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(OPEN_PARTS)
                .execute(Tuple.of(accountId, connectionId, requestIds.toArray(Long[]::new)))
                .map(rows -> list(
                        rows,
                        row -> new OpenPart(
                                row.getLong("quarantine_id"),
                                row.getLong("request_id"),
                                row.getString("path"),
                                row.getString("event_id"),
                                row.getString("code"),
                                row.getString("detail"))));
    }

    /** Notes that these are no more in quarantine, and what became of each. */
    public Uni<Void> release(SqlConnection connection, String accountId, Map<Long, ReplayOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<Long, ReplayOutcome>> entries = List.copyOf(outcomes.entrySet());
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(
                        accountId,
                        column(entries, Long[]::new, Map.Entry::getKey),
                        column(entries, String[]::new, entry -> entry.getValue().wire())))
                .replaceWithVoid();
    }

    /** Notes why these are in quarantine now, by id of their entries. */
    public Uni<Void> changeReasons(SqlConnection connection, String accountId, Map<Long, RejectedEvent> reasons) {
        if (reasons.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<Long, RejectedEvent>> entries = List.copyOf(reasons.entrySet());
        return connection
                .preparedQuery(CHANGE_REASON)
                .execute(Tuple.of(
                        accountId,
                        column(entries, Long[]::new, Map.Entry::getKey),
                        texts(entries, entry -> entry.getValue().code()),
                        texts(entries, entry -> entry.getValue().detail())))
                .replaceWithVoid();
    }

    /** That entry, if the account has it; empty otherwise. */
    public Uni<List<Entry>> find(SqlConnection connection, String accountId, long id) {
        return find(connection, FIND, accountId, id);
    }

    /** As {@link #find}, and nobody else replays it until this transaction has ended. */
    public Uni<List<Entry>> lock(SqlConnection connection, String accountId, long id) {
        return find(connection, FIND + " FOR UPDATE", accountId, id);
    }

    private static Uni<List<Entry>> find(SqlConnection connection, String sql, String accountId, long id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(accountId, id))
                .map(rows -> list(
                        rows,
                        row -> new Entry(
                                row.getOffsetDateTime("received_at"),
                                row.getString("code"),
                                row.getString("detail"),
                                row.getDelegate().getBuffer("raw").getBytes(),
                                row.getString("connection_id"),
                                row.getLong("request_id"),
                                row.getString("replay_outcome"))));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static <E> String[] texts(Collection<E> elements, Function<E, String> value) {
        return column(elements, String[]::new, value.andThen(QuarantineStore::storable));
    }

    private static <E, T> T[] column(Collection<E> elements, IntFunction<T[]> array, Function<E, T> value) {
        return elements.stream().map(value).toArray(array);
    }
}
