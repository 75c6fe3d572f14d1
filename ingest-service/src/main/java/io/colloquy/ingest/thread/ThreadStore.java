package io.colloquy.ingest.thread;

import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.thread.Placement.Opening;
import io.colloquy.ingest.thread.Placement.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The tables {@code threads} and {@code thread_messages}, and the locks of threads. */
@ApplicationScoped
class ThreadStore {
    /** Apart from other advisory locks; those of two numbers share no space with those of one. */
    private static final int LOCK_CLASS = 34;

    /** Taken row by row, in the array's order. */
    private static final String LOCK =
            "SELECT count(pg_advisory_xact_lock($1, bucket)::text) AS locks FROM unnest($2::int[]) AS bucket";

    /**
     * Of each thread those opened within its events' span, or soon enough after it to be joined late, and the latest ones
     * before it: one of long ago can be open still, or again.
     */
    private static final String CANDIDATES = """
            SELECT t.conversation_id, t.connection_id, t.contact_id, t.opened_at, t.inactivity_seconds
            FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
                 AS span (connection_id, contact_id, first_at, last_at)
            CROSS JOIN LATERAL (
                (SELECT * FROM threads
                 WHERE account_id = $1 AND connection_id = span.connection_id AND contact_id = span.contact_id
                   AND opened_at >= span.first_at
                   AND opened_at <= span.last_at + make_interval(secs => coalesce(inactivity_seconds, 0)))
                UNION ALL
                (SELECT * FROM threads
                 WHERE account_id = $1 AND connection_id = span.connection_id AND contact_id = span.contact_id
                   AND opened_at < span.first_at
                 ORDER BY opened_at DESC LIMIT $6)) AS t
            """;

    private static final int EARLIER_CONVERSATIONS = 32;

    private static final String PLACES = """
            SELECT message_key, conversation_id FROM thread_messages
            WHERE account_id = $1 AND message_key = ANY ($2::uuid[])
            """;

    private static final String ADD_PLACES = """
            INSERT INTO thread_messages (account_id, message_key, conversation_id)
            SELECT $1, m.message_key, m.conversation_id
            FROM unnest($2::uuid[], $3::text[]) AS m (message_key, conversation_id)
            ORDER BY m.message_key
            ON CONFLICT DO NOTHING
            """;

    private static final String ADD_FOUND = """
            INSERT INTO threads AS known
                   (account_id, conversation_id, connection_id, contact_id, opened_at, inactivity_seconds)
            SELECT $1, o.conversation_id, min(o.connection_id), min(o.contact_id), min(o.opened_at),
                   min(o.inactivity_seconds)
            FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::int[])
                 AS o (conversation_id, connection_id, contact_id, opened_at, inactivity_seconds)
            GROUP BY o.conversation_id
            ORDER BY o.conversation_id
            ON CONFLICT (account_id, conversation_id)
            DO UPDATE SET opened_at = least(known.opened_at, excluded.opened_at)
            """;

    private static final String ADD_NAMED = """
            INSERT INTO threads AS known (account_id, conversation_id, connection_id, contact_id, opened_at)
            SELECT $1, o.conversation_id, min(o.connection_id), min(o.contact_id), min(o.opened_at)
            FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[])
                 AS o (conversation_id, connection_id, contact_id, opened_at)
            GROUP BY o.conversation_id
            ORDER BY o.conversation_id
            ON CONFLICT (account_id, conversation_id)
            DO UPDATE SET opened_at = least(known.opened_at, excluded.opened_at)
            """;

    /** The instants between which a thread's events happened. */
    record Span(Instant first, Instant last) {
        Span and(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /**
     * A row of {@code threads}.
     *
     * @param inactivity null for one that a producer opened by id
     */
    record Candidate(String conversationId, ContactThread thread, Instant openedAt, Duration inactivity) {}

    /** Waits for other transactions that hold one of these. */
    Uni<Void> lock(SqlConnection connection, SortedSet<Integer> buckets) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(LOCK_CLASS, buckets.toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** The conversations that events of these threads could belong to. */
    Uni<List<Candidate>> candidates(SqlConnection connection, String accountId, Map<ContactThread, Span> spans) {
        return connection
                .preparedQuery(CANDIDATES)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(column(spans.keySet(), String[]::new, ContactThread::connectionId))
                        .addValue(column(spans.keySet(), String[]::new, ContactThread::contactId))
                        .addValue(column(spans.values(), OffsetDateTime[]::new, span -> utc(span.first())))
                        .addValue(column(spans.values(), OffsetDateTime[]::new, span -> utc(span.last())))
                        .addValue(EARLIER_CONVERSATIONS))
                .map(rows -> rows.stream().map(ThreadStore::candidate).toList());
    }

    private static Candidate candidate(Row row) {
        Integer inactivity = row.getInteger("inactivity_seconds");
        return new Candidate(
                row.getString("conversation_id"),
                new ContactThread(row.getString("connection_id"), row.getString("contact_id")),
                row.getOffsetDateTime("opened_at").toInstant(),
                inactivity == null ? null : Duration.ofSeconds(inactivity));
    }

    /** Where these messages are, as far as their conversations were found here. */
    Uni<Map<UUID, Place>> places(SqlConnection connection, String accountId, Collection<UUID> messageKeys) {
        return connection
                .preparedQuery(PLACES)
                .execute(Tuple.of(accountId, messageKeys.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Place> places = new HashMap<>();
                    rows.forEach(
                            row -> places.put(row.getUUID("message_key"), new Place(row.getString("conversation_id"))));
                    return places;
                });
    }

    /** Remembers where messages are; the first word counts. */
    Uni<Void> addPlaces(SqlConnection connection, String accountId, Map<UUID, Place> places) {
        return connection
                .preparedQuery(ADD_PLACES)
                .execute(Tuple.of(
                        accountId,
                        column(places.keySet(), UUID[]::new, Function.identity()),
                        column(places.values(), String[]::new, Place::conversationId)))
                .replaceWithVoid();
    }

    /** Remembers conversations that were found here. */
    Uni<Void> addFound(SqlConnection connection, String accountId, List<Opening> openings) {
        return connection
                .preparedQuery(ADD_FOUND)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(column(openings, String[]::new, Opening::conversationId))
                        .addValue(column(openings, String[]::new, opening -> opening.message()
                                .contact()
                                .connectionId()))
                        .addValue(column(openings, String[]::new, opening -> opening.message()
                                .contact()
                                .contactId()))
                        .addValue(column(
                                openings,
                                OffsetDateTime[]::new,
                                opening -> utc(opening.message().time())))
                        .addValue(column(openings, Integer[]::new, opening ->
                                (int) opening.inactivity().toSeconds())))
                .replaceWithVoid();
    }

    /** Remembers conversations that producers opened by id. */
    Uni<Void> addNamed(SqlConnection connection, String accountId, List<ValidEvent> openings) {
        return connection
                .preparedQuery(ADD_NAMED)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(column(openings, String[]::new, ValidEvent::subject))
                        .addValue(column(openings, String[]::new, opening -> opening.contact()
                                .connectionId()))
                        .addValue(column(openings, String[]::new, opening -> opening.contact()
                                .contactId()))
                        .addValue(column(openings, OffsetDateTime[]::new, opening -> utc(opening.time()))))
                .replaceWithVoid();
    }

    private static <E, T> T[] column(Collection<E> elements, IntFunction<T[]> array, Function<E, T> value) {
        return elements.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
