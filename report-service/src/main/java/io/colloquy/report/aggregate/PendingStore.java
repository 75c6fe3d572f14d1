package io.colloquy.report.aggregate;

import io.colloquy.model.event.SubjectType;
import io.colloquy.report.aggregate.Claim.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;

/** The queue of touched subjects (table pending_batches). */
@ApplicationScoped
class PendingStore {
    /**
     * Takes the oldest batches that no other worker holds. They are deleted at once, and come back should the
     * transaction fail. MATERIALIZED: the locking query must run once, whatever the plan.
     */
    private static final String CLAIM = """
            WITH oldest AS MATERIALIZED (
                SELECT account_id, batch_id FROM pending_batches WHERE generation IS %s
                ORDER BY batch_id LIMIT $1 FOR UPDATE SKIP LOCKED)
            DELETE FROM pending_batches p USING oldest o
            WHERE p.account_id = o.account_id AND p.batch_id = o.batch_id
            RETURNING p.account_id, p.generation, p.received_at, p.subject_types, p.subjects
            """;

    private static final String CLAIM_LIVE = CLAIM.formatted("NULL");
    private static final String CLAIM_REBUILD = CLAIM.formatted("NOT NULL");

    private static final String QUEUE = """
            INSERT INTO pending_batches (account_id, received_at, subject_types, subjects, generation)
            VALUES ($1, $2, $3, $4, $5)
            """;

    /**
     * Conversations that a change of the configuration concerns. Without the inbox all of them: those of inboxes with a
     * calendar of their own are worked out for nothing, which is rare and does no harm.
     */
    private static final String QUEUE_CONFIGURED = """
            INSERT INTO pending_batches (account_id, received_at, subject_types, subjects)
            SELECT $1, $2, array_agg('conversation'::text), array_agg(conversation_id)
            FROM (SELECT conversation_id, (row_number() OVER (ORDER BY conversation_id) - 1) / $4 AS chunk
                  FROM conversation_facts
                  WHERE account_id = $1 AND generation = $3 AND ($5::text IS NULL OR inbox_created = $5)) AS touched
            GROUP BY chunk
            ORDER BY chunk
            """;

    /**
     * The rows carry the time at which their oldest conversation was due: it holds the watermark where it held it before.
     * Whoever is at one of the conversations now will see that it is due, or write that it is due again.
     */
    private static final String QUEUE_DUE = """
            WITH due AS MATERIALIZED (
                SELECT account_id, generation, conversation_id, due_at FROM conversation_facts
                WHERE due_at <= (SELECT confirmed_at FROM aggregation_horizon)
                ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
            queued AS (
                INSERT INTO pending_batches (account_id, received_at, subject_types, subjects)
                SELECT account_id, min(due_at), array_agg('%s'::text), array_agg(conversation_id)
                FROM due GROUP BY account_id)
            UPDATE conversation_facts f SET due_at = NULL FROM due
            WHERE f.account_id = due.account_id AND f.generation = due.generation
              AND f.conversation_id = due.conversation_id
            """.formatted(Claim.DUE);

    private static final String LAG_SECONDS = """
            SELECT extract(epoch FROM coalesce(clock_timestamp() - min(received_at), interval '0'))::float8 AS seconds
            FROM pending_batches WHERE generation IS NULL
            """;

    private static final long SUBJECTS_A_CHUNK = 1000;

    private final AggregationConfig config;

    PendingStore(AggregationConfig config) {
        this.config = config;
    }

    /**
     * Claims batches until there are enough subjects for one transaction, or no batch is left. Steps of a rebuild are
     * claimed while nothing else waits.
     */
    Uni<Claim> claim(SqlConnection connection) {
        return claim(connection, CLAIM_LIVE, new Claim(), 1)
                .chain(claim -> claim.batches() > 0
                        ? Uni.createFrom().item(claim)
                        : claim(connection, CLAIM_REBUILD, claim, 1));
    }

    /**
     * A batch may touch one subject or thousands: the number taken at once doubles while it stays too little, as far as
     * batches like those before would not be too much.
     */
    private Uni<Claim> claim(SqlConnection connection, String statement, Claim claim, int limit) {
        return connection.preparedQuery(statement).execute(Tuple.of(limit)).chain(rows -> {
            add(claim, rows);
            boolean enough = claim.subjects() >= config.subjectsAtOnce() || rows.size() < limit;
            int room = config.subjectsAtOnce() - claim.subjects();
            int likely = claim.batches() == 0 ? 1 : Math.max(1, room * claim.batches() / Math.max(1, claim.subjects()));
            return enough
                    ? Uni.createFrom().item(claim)
                    : claim(connection, statement, claim, Math.min(2 * limit, likely));
        });
    }

    private static void add(Claim claim, RowSet<Row> rows) {
        for (Row row : rows) {
            claim.add(
                    new Scope(row.getString("account_id"), row.getShort("generation")),
                    row.getOffsetDateTime("received_at"),
                    row.getArrayOfStrings("subject_types"),
                    row.getArrayOfStrings("subjects"));
        }
    }

    /** Queues the histories of these contacts, if any, in the facts that are written. */
    Uni<Void> queueHistories(SqlConnection connection, Target target, Collection<String> contacts) {
        Short generation = target.isRebuilt() ? target.generation() : null;
        return queue(connection, target.accountId(), target.receivedAt(), Claim.HISTORY, contacts, generation);
    }

    /**
     * Queues subjects of one type, if there are any.
     *
     * @param generation of a rebuild; null for whatever is served
     */
    Uni<Void> queue(
            SqlConnection connection,
            String accountId,
            OffsetDateTime receivedAt,
            String type,
            Collection<String> subjects,
            Short generation) {
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(QUEUE)
                        .execute(Tuple.of(
                                accountId,
                                receivedAt,
                                Collections.nCopies(subjects.size(), type).toArray(String[]::new),
                                subjects.toArray(String[]::new),
                                generation))
                        .replaceWithVoid();
    }

    /** Queues the served conversations that this setting or calendar concerns. */
    Uni<Void> queueConfigured(
            SqlConnection connection, Scope scope, OffsetDateTime receivedAt, short served, Claim.Subject changed) {
        boolean ofInbox = changed.type().equals(SubjectType.CALENDAR.wire())
                && !changed.id().equals(SubjectType.ACCOUNT.wire());
        return connection
                .preparedQuery(QUEUE_CONFIGURED)
                .execute(Tuple.of(
                        scope.accountId(), receivedAt, served, SUBJECTS_A_CHUNK, ofInbox ? changed.id() : null))
                .replaceWithVoid();
    }

    /**
     * Queues conversations whose facts change by now without an event, the longest due first, as many as one transaction
     * should; returns how many.
     */
    Uni<Integer> queueDue(SqlConnection connection) {
        return connection
                .preparedQuery(QUEUE_DUE)
                .execute(Tuple.of(SUBJECTS_A_CHUNK))
                .map(RowSet::rowCount);
    }

    /** How long ago the oldest event that waits was received; 0 when none waits. */
    Uni<Double> lagSeconds(SqlConnection connection) {
        return connection.query(LAG_SECONDS).execute().map(rows -> rows.iterator()
                .next()
                .getDouble("seconds"));
    }
}
