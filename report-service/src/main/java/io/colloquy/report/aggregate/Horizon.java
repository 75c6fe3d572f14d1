package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Moves the instant up to which no transaction that received an event is still open (table aggregation_horizon).
 *
 * <p>A writer is given its transaction id first and reads the time of receipt after that. A tick does the reverse: it
 * reads the time and is given its id after that. So whoever received something up to that time has a smaller id than the
 * tick; once none of the smaller ids is open any more, the time is confirmed.
 */
@ApplicationScoped
class Horizon {
    /** A statement of its own, before anything gives the transaction its id. */
    private static final String NOW = "SELECT clock_timestamp() AS now";

    /**
     * The highest id completed (pg_snapshot_xmax) would not do as bound: an open writer may have a higher one. An id that
     * is still to come was given out by the server that a dump is from: it confirms nothing and is replaced.
     */
    private static final String TICK = """
            WITH free AS (SELECT singleton FROM aggregation_horizon FOR UPDATE SKIP LOCKED)
            UPDATE aggregation_horizon h
            SET confirmed_at = CASE WHEN pg_snapshot_xmin(pg_current_snapshot()) >= h.candidate_xmax
                                    THEN h.candidate_at ELSE h.confirmed_at END,
                candidate_at = $1, candidate_xmax = pg_current_xact_id()
            FROM free
            WHERE h.candidate_at < $1
              AND (pg_snapshot_xmin(pg_current_snapshot()) >= h.candidate_xmax
                   OR pg_current_xact_id() < h.candidate_xmax)
            """;

    /** Before the first confirmation nothing is certain: the database's -infinity is read as 1970. */
    private static final String CONFIRMED =
            "SELECT greatest(confirmed_at, timestamptz '1970-01-01 00:00:00Z') AS confirmed_at FROM aggregation_horizon";

    private final Pool pool;

    Horizon(Pool pool) {
        this.pool = pool;
    }

    /**
     * Confirms the candidate instant if every writer from before it has ended, and makes now the next candidate; does
     * nothing while a writer is open or another replica is at it.
     */
    Uni<Void> tick() {
        return pool.withTransaction(Horizon::tick);
    }

    /** The instant confirmed last: every transaction that received something up to it has ended. */
    Uni<Instant> confirmed(SqlConnection connection) {
        return connection.query(CONFIRMED).execute().map(rows -> rows.iterator()
                .next()
                .getOffsetDateTime("confirmed_at")
                .toInstant());
    }

    private static Uni<Void> tick(SqlConnection connection) {
        return connection
                .query(NOW)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("now"))
                .chain((OffsetDateTime now) -> connection.preparedQuery(TICK).execute(Tuple.of(now)))
                .replaceWithVoid();
    }
}
