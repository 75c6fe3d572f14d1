package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The queue of touched subjects (table pending_batches). */
@ApplicationScoped
class PendingStore {
    /**
     * Takes the oldest batches that no other worker holds. They are deleted at once, and come back should the
     * transaction fail. MATERIALIZED: the locking query must run once, whatever the plan.
     */
    private static final String CLAIM = """
            WITH oldest AS MATERIALIZED (
                SELECT account_id, batch_id FROM pending_batches
                ORDER BY batch_id LIMIT $1 FOR UPDATE SKIP LOCKED)
            DELETE FROM pending_batches p USING oldest o
            WHERE p.account_id = o.account_id AND p.batch_id = o.batch_id
            RETURNING p.account_id, p.subject_types, p.subjects
            """;

    /**
     * The rows carry the time of their oldest event, so that the watermark steps back to where the facts are again
     * certain to be complete.
     */
    private static final String QUEUE_ALL = """
            WITH chunks AS (
                INSERT INTO pending_batches (account_id, received_at, subject_types, subjects)
                SELECT $1, min(received_at), array_agg(subject_type), array_agg(subject)
                FROM (SELECT subject_type, subject, min(received_at) AS received_at,
                             (row_number() OVER (ORDER BY subject_type, subject) - 1) / $2 AS chunk
                      FROM (SELECT subject_type, received_at,
                                   CASE WHEN subject_type = ANY ($4) THEN event_key::text ELSE subject END AS subject
                            FROM events WHERE account_id = $1 AND subject_type = ANY ($3)) AS logged
                      GROUP BY subject_type, subject) AS touched
                GROUP BY chunk
                ORDER BY chunk
                RETURNING cardinality(subjects) AS subjects)
            SELECT coalesce(sum(subjects), 0)::bigint AS subjects FROM chunks
            """;

    /**
     * The rows carry the time at which their oldest conversation was due: it holds the watermark where it held it before.
     * Whoever is at one of the conversations now will see that it is due, or write that it is due again.
     */
    private static final String QUEUE_DUE = """
            WITH due AS MATERIALIZED (
                SELECT account_id, conversation_id, due_at FROM conversation_facts
                WHERE due_at <= (SELECT confirmed_at FROM aggregation_horizon)
                ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
            queued AS (
                INSERT INTO pending_batches (account_id, received_at, subject_types, subjects)
                SELECT account_id, min(due_at), array_agg('conversation'::text), array_agg(conversation_id)
                FROM due GROUP BY account_id)
            UPDATE conversation_facts f SET due_at = NULL FROM due
            WHERE f.account_id = due.account_id AND f.conversation_id = due.conversation_id
            """;

    private static final String LAG_SECONDS = """
            SELECT extract(epoch FROM coalesce(clock_timestamp() - min(received_at), interval '0'))::float8 AS seconds
            FROM pending_batches
            """;

    private static final long SUBJECTS_A_CHUNK = 1000;

    private final AggregationConfig config;

    PendingStore(AggregationConfig config) {
        this.config = config;
    }

    /** Claims batches until there are enough subjects for one transaction, or no batch is left. */
    Uni<Claim> claim(SqlConnection connection) {
        return claim(connection, new Claim(), 1);
    }

    /** A batch may touch one subject or thousands: the number taken at once doubles while it stays too little. */
    private Uni<Claim> claim(SqlConnection connection, Claim claim, int limit) {
        return connection.preparedQuery(CLAIM).execute(Tuple.of(limit)).chain(rows -> {
            add(claim, rows);
            boolean enough = claim.subjects() >= config.subjectsAtOnce() || rows.size() < limit;
            return enough ? Uni.createFrom().item(claim) : claim(connection, claim, 2 * limit);
        });
    }

    private static void add(Claim claim, RowSet<Row> rows) {
        for (Row row : rows) {
            claim.add(
                    row.getString("account_id"),
                    row.getArrayOfStrings("subject_types"),
                    row.getArrayOfStrings("subjects"));
        }
    }

    /**
     * Queues every subject of the account's log that something is worked out of, and every event that is projected on its
     * own; returns their number.
     */
    Uni<Long> queueAll(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(QUEUE_ALL)
                .execute(Tuple.of(
                        accountId,
                        SUBJECTS_A_CHUNK,
                        Claim.WORKED_OUT.toArray(String[]::new),
                        Claim.EVENT_BY_EVENT.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getLong("subjects"));
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
