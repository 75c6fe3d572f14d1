package io.colloquy.export.job;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The worker's and the holder's side of {@code export_checkpoints}; a job is claimed together with its own, and what ends it
 * deletes that (migration V063). */
@ApplicationScoped
class CheckpointStore {
    private static final String MINE = """
             j.account_id = $1 AND j.job_id = $2 AND j.lease_owner = $3 AND j.attempt = $4 AND j.state = 'running'
            """;
    private static final String OFFER = """
            INSERT INTO export_checkpoints AS c (account_id, job_id, worker, snapshot, definitions)
            SELECT j.account_id, j.job_id, j.lease_owner, $5, $6 FROM export_jobs j WHERE""" + MINE + """
            ON CONFLICT (account_id, job_id) DO UPDATE SET worker = excluded.worker, snapshot = excluded.snapshot""";
    private static final String OFFER_ANEW = OFFER + """
            , definitions = excluded.definitions, holder = NULL, held_snapshot = NULL, held_until = NULL,
            file_name = NULL, file_rows = NULL, file_bytes = NULL
            """;
    private static final String FINISH_PART = """
            UPDATE export_checkpoints c SET file_name = j.file_name, file_rows = $5, file_bytes = $6
            FROM export_jobs j WHERE c.account_id = j.account_id AND c.job_id = j.job_id AND""" + MINE;

    /** Of living workers, other than the holder: one process must not be both. */
    private static final String TAKE_OFFER = """
            WITH offered AS (
                SELECT c.account_id, c.job_id
                FROM export_checkpoints c JOIN export_jobs j ON j.account_id = c.account_id AND j.job_id = c.job_id
                WHERE j.state = 'running' AND j.lease_owner = c.worker AND j.lease_until > clock_timestamp()
                  AND c.worker <> $1
                  AND (c.holder IS NULL OR c.holder = c.worker OR c.held_until <= clock_timestamp())
                ORDER BY j.started_at, c.job_id
                LIMIT 1 FOR UPDATE OF c SKIP LOCKED
            )
            UPDATE export_checkpoints c
            SET holder = $1, held_until = clock_timestamp() + $2 * interval '1 millisecond'
            FROM offered o WHERE c.account_id = o.account_id AND c.job_id = o.job_id
            RETURNING c.account_id, c.job_id, c.snapshot
            """;

    private static final String HELD = """
            UPDATE export_checkpoints SET held_snapshot = $4 WHERE account_id = $1 AND job_id = $2 AND holder = $3
            """;
    private static final String RENEW = """
            UPDATE export_checkpoints SET held_until = clock_timestamp() + $2 * interval '1 millisecond'
            WHERE holder = $1 RETURNING job_id
            """;

    private final AccountDatabase database;
    private final JobConfig config;

    CheckpointStore(AccountDatabase database, JobConfig config) {
        this.database = database;
        this.config = config;
    }

    /** A snapshot that its worker offers to be held. */
    record Offer(String accountId, UUID jobId, String snapshot) {}

    /**
     * Lets another worker hold the snapshot that the job is read from. A finished part stays where the attempt goes on from it;
     * where it begins anew, what there was of another attempt is of no use.
     */
    Uni<Void> offer(Attempt attempt, String snapshot, String definitions) {
        return ifMine(
                attempt.from().isPresent() ? OFFER : OFFER_ANEW,
                attempt.job(),
                mine(attempt.job()).addString(snapshot).addString(definitions));
    }

    /** The first {@code bytes} bytes of the job's file, durable by now, hold the first {@code rows} rows. */
    Uni<Void> finishPart(ClaimedJob job, long rows, long bytes) {
        return ifMine(FINISH_PART, job, mine(job).addLong(rows).addLong(bytes));
    }

    /** Takes an offer that nobody holds; empty if there is none. */
    Uni<Optional<Offer>> takeOffer(WorkerId holder) {
        Tuple parameters = Tuple.of(holder.value(), config.lease().toMillis());
        return database.acrossAccounts(connection -> connection
                .preparedQuery(TAKE_OFFER)
                .execute(parameters)
                .map(rows -> first(rows)
                        .map(row -> new Offer(
                                row.getString("account_id"), row.getUUID("job_id"), row.getString("snapshot")))));
    }

    /** The holder's own transaction knows the snapshot as {@code heldSnapshot}. */
    Uni<Void> held(Offer offer, WorkerId holder, String heldSnapshot) {
        Tuple parameters = Tuple.of(offer.accountId(), offer.jobId(), holder.value(), heldSnapshot);
        return database.inAccount(
                offer.accountId(),
                connection -> connection.preparedQuery(HELD).execute(parameters).replaceWithVoid());
    }

    /** Goes on holding; the jobs for which that is still wanted. */
    Uni<Set<UUID>> renew(WorkerId holder) {
        Tuple parameters = Tuple.of(holder.value(), config.lease().toMillis());
        return database.acrossAccounts(connection -> connection
                .preparedQuery(RENEW)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("job_id"))
                        .collect(Collectors.toSet())));
    }

    private Uni<Void> ifMine(String sql, ClaimedJob job, Tuple parameters) {
        return database.inAccount(
                job.accountId(),
                connection -> connection.preparedQuery(sql).execute(parameters).replaceWithVoid());
    }

    private static Tuple mine(ClaimedJob job) {
        return Tuple.tuple()
                .addString(job.accountId())
                .addUUID(job.jobId())
                .addString(job.owner())
                .addInteger(job.attempt());
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }
}
