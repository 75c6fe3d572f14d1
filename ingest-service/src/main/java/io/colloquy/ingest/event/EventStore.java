package io.colloquy.ingest.event;

import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.model.event.SubjectType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/** The tables {@code events}, {@code conflicting_duplicates} and {@code pending_batches}, one statement a batch each. */
@ApplicationScoped
class EventStore {
    // The id first, then the clock: the watermark relies on that order.
    private static final String BEGIN_RECEIPT =
            "SELECT pg_current_xact_id()::text AS transaction, clock_timestamp() AS received_at";
    private static final String INSERT = """
            SELECT insert_events($1, $2, $3, $4, $5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
                                 $10::timestamptz[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                                 $16::timestamptz[])
                AS known
            """;
    private static final String KNOWN =
            "SELECT event_key FROM events WHERE account_id = $1 AND event_key = ANY ($2::uuid[])";
    // A plan that was made while the table was small would read all of it later.
    private static final String PLAN_ANEW = "SET LOCAL plan_cache_mode = force_custom_plan";
    private static final String DIFFERING = """
            SELECT d.position::int AS position,
                   (e.type, e.occurred_at, e.subject) = (d.type, d.occurred_at, d.subject) AS same_envelope,
                   e.data::text AS data
            FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
                 WITH ORDINALITY AS d (event_key, type, occurred_at, subject, data, position)
            JOIN events e ON e.account_id = $1 AND e.event_key = d.event_key
            WHERE (e.type, e.occurred_at, e.subject) <> (d.type, d.occurred_at, d.subject) OR e.data::text <> d.data
            """;
    private static final String ADD_CONFLICTING = """
            INSERT INTO conflicting_duplicates (account_id, received_at, event_key, raw)
            SELECT $1, c.received_at, c.event_key, c.raw
            FROM unnest($2::timestamptz[], $3::uuid[], $4::bytea[]) AS c (received_at, event_key, raw)
            """;
    private static final String ADD_PENDING = """
            INSERT INTO pending_batches (account_id, received_at, subject_types, subjects) VALUES ($1, $2, $3, $4)
            """;
    private static final String WATERMARK = "SELECT nullif(account_watermark($1), '-infinity') AS watermark";

    private final NoveltyBets bets = new NoveltyBets();

    /** An event that was there already under another body, as far as the database's own comparison goes. */
    record Differing(int position, boolean sameEnvelope, String storedData) {}

    /**
     * What an accepted event was about, to be worked out again: a thing by its id, or the event itself by its key
     * ({@link SubjectType#isEventByEvent}).
     */
    record Subject(String type, String id) {}

    /** Gives the transaction its id and the events their time of receipt. */
    Uni<OffsetDateTime> beginReceipt(SqlConnection connection) {
        return connection.query(BEGIN_RECEIPT).execute().map(rows -> rows.iterator()
                .next()
                .getOffsetDateTime("received_at"));
    }

    /** As the other one, of events received at one time. */
    Uni<Set<UUID>> insert(
            SqlConnection connection, String accountId, OffsetDateTime receivedAt, Collection<ValidEvent> events) {
        return insert(connection, accountId, receivedAt, null, events);
    }

    /**
     * Adds the events whose keys are new and returns those that the log had already. Each key at most once.
     *
     * @param receipts when each of them was received; null if all at {@code receivedAt}
     */
    Uni<Set<UUID>> insert(
            SqlConnection connection,
            String accountId,
            OffsetDateTime receivedAt,
            OffsetDateTime[] receipts,
            Collection<ValidEvent> events) {
        boolean allNew = bets.isGood(events.size());
        return connection
                .preparedQuery(INSERT)
                .execute(columns(accountId, receivedAt, allNew, events).addValue(receipts))
                .map(rows -> rows.iterator().next().getArrayOfUUIDs("known"))
                .invoke(known -> bets.note(events.size(), known.length))
                .map(Set::of);
    }

    /** What all events have in common goes once, or not at all. */
    private static Tuple columns(
            String accountId, OffsetDateTime receivedAt, boolean allNew, Collection<ValidEvent> events) {
        String source = events.iterator().next().source();
        boolean oneSource = events.stream().allMatch(event -> event.source().equals(source));
        return Tuple.tuple()
                .addValue(accountId)
                .addValue(receivedAt)
                .addValue(allNew)
                .addValue(source)
                .addValue(column(events, UUID[]::new, ValidEvent::key))
                .addValue(sparse(column(events, String[]::new, EventStore::unusualSubjectType)))
                .addValue(texts(events, ValidEvent::subject))
                .addValue(texts(events, event -> event.type().wire()))
                .addValue(column(events, OffsetDateTime[]::new, event -> utc(event.time())))
                .addValue(sparse(column(events, OffsetDateTime[]::new, event -> utc(event.collectedAt()))))
                .addValue(oneSource ? null : texts(events, ValidEvent::source))
                .addValue(texts(events, ValidEvent::id))
                .addValue(sparse(texts(events, ValidEvent::sequence)))
                .addValue(sparse(texts(events, ValidEvent::extensions)))
                .addValue(texts(events, ValidEvent::data));
    }

    /** The keys of those of the events that are in the log. */
    Uni<Set<UUID>> known(SqlConnection connection, String accountId, List<ValidEvent> events) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(accountId, column(events, UUID[]::new, ValidEvent::key)))
                .map(EventStore::keys);
    }

    /** Those of the duplicates that are not letter by letter what is stored, by position from 0. */
    Uni<List<Differing>> differing(SqlConnection connection, String accountId, List<ValidEvent> duplicates) {
        return connection
                .query(PLAN_ANEW)
                .execute()
                .chain(() -> connection
                        .preparedQuery(DIFFERING)
                        .execute(Tuple.tuple()
                                .addValue(accountId)
                                .addValue(column(duplicates, UUID[]::new, ValidEvent::key))
                                .addValue(
                                        texts(duplicates, event -> event.type().wire()))
                                .addValue(column(duplicates, OffsetDateTime[]::new, event -> utc(event.time())))
                                .addValue(texts(duplicates, ValidEvent::subject))
                                .addValue(texts(duplicates, ValidEvent::data))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EventStore::differing)
                        .toList());
    }

    Uni<Void> addConflicting(
            SqlConnection connection, String accountId, List<OffsetDateTime> receivedAt, List<ValidEvent> conflicting) {
        return connection
                .preparedQuery(ADD_CONFLICTING)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(receivedAt.toArray(OffsetDateTime[]::new))
                        .addValue(column(conflicting, UUID[]::new, ValidEvent::key))
                        .addValue(column(conflicting, Buffer[]::new, event -> buffer(event.raw()))))
                .replaceWithVoid();
    }

    Uni<Void> addPending(
            SqlConnection connection, String accountId, OffsetDateTime receivedAt, Collection<Subject> subjects) {
        return connection
                .preparedQuery(ADD_PENDING)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(receivedAt)
                        .addValue(column(subjects, String[]::new, Subject::type))
                        .addValue(column(subjects, String[]::new, Subject::id)))
                .replaceWithVoid();
    }

    /** Everything received up to there is in the facts; null if that cannot be said of any instant yet. */
    Uni<Instant> watermark(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(WATERMARK)
                .execute(Tuple.of(accountId))
                .map(rows -> rows.iterator().next().getOffsetDateTime("watermark"))
                .map(watermark -> watermark == null ? null : watermark.toInstant());
    }

    private static Set<UUID> keys(RowSet<Row> rows) {
        Set<UUID> keys = HashSet.newHashSet(rows.rowCount());
        rows.forEach(row -> keys.add(row.getUUID(0)));
        return keys;
    }

    private static Differing differing(Row row) {
        return new Differing(row.getInteger("position") - 1, row.getBoolean("same_envelope"), row.getString("data"));
    }

    private static String[] texts(Collection<ValidEvent> events, Function<ValidEvent, String> value) {
        return column(events, String[]::new, value);
    }

    private static <E, T> T[] column(Collection<E> elements, IntFunction<T[]> array, Function<E, T> value) {
        T[] column = array.apply(elements.size());
        int i = 0;
        for (E element : elements) {
            column[i++] = value.apply(element);
        }
        return column;
    }

    /** Null for a column of nulls: the shorter arrays of an unnest are filled up with them. */
    private static <T> T[] sparse(T[] column) {
        for (T value : column) {
            if (value != null) {
                return column;
            }
        }
        return null;
    }

    /** Null for the one that nearly all have. */
    private static String unusualSubjectType(ValidEvent event) {
        SubjectType type = event.subjectType();
        return type == SubjectType.CONVERSATION ? null : type.wire();
    }

    private static Buffer buffer(ByteBuffer raw) {
        byte[] bytes = new byte[raw.remaining()];
        raw.duplicate().get(bytes);
        return Buffer.buffer(bytes);
    }
}
