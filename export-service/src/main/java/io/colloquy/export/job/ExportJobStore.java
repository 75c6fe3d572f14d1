package io.colloquy.export.job;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The worker's side of {@code export_jobs}. There is one clock, the database's: replicas need not agree on the time.
 *
 * <p>Everything that a worker writes to its job holds only while the job is still its own: the same owner, the same
 * attempt, running. The answer says whether it was.
 */
@ApplicationScoped
class ExportJobStore {
    /**
     * An account with fewer running jobs comes first, then the oldest job; a job that is known to be long is left to a
     * replica that has room for one.
     */
    private static final String CLAIM = """
            WITH busy AS (
                SELECT account_id, count(*) AS jobs FROM export_jobs
                WHERE state = 'running' AND lease_until > clock_timestamp() GROUP BY account_id
            ), next AS (
                SELECT j.account_id, j.job_id
                FROM export_jobs j LEFT JOIN busy ON busy.account_id = j.account_id
                WHERE j.attempt < $1 AND ($5 OR NOT j.is_long)
                  AND ((j.state = 'queued' AND j.complete AND coalesce(j.retry_at, '-infinity') <= clock_timestamp())
                    OR (j.state = 'running' AND j.lease_until <= clock_timestamp()))
                ORDER BY coalesce(busy.jobs, 0), j.created_at, j.job_id
                LIMIT 1 FOR UPDATE OF j SKIP LOCKED
            )
            UPDATE export_jobs j
            SET state = 'running', attempt = attempt + 1, lease_owner = $2,
                lease_until = clock_timestamp() + $3 * interval '1 millisecond',
                started_at = coalesce(started_at, clock_timestamp()), attempt_started_at = clock_timestamp(),
                rows_total = NULL, rows_done = 0, bytes = 0, file_name = $4, retry_at = NULL, waiting_for = NULL
            FROM next LEFT JOIN export_checkpoints c
              ON c.account_id = next.account_id AND c.job_id = next.job_id
             AND c.held_snapshot IS NOT NULL AND c.file_name IS NOT NULL
            WHERE j.account_id = next.account_id AND j.job_id = next.job_id
            RETURNING j.account_id, j.job_id, j.lease_owner, j.attempt, j.request, j.request::json ->> 'format' AS format,
                      j.range_from, j.range_to, j.timezone, j.created_at, j.file_name,
                      c.held_snapshot, c.definitions, c.file_name AS finished_file, c.file_rows, c.file_bytes
            """;

    private static final String GIVE_UP_LOST = """
            UPDATE export_jobs
            SET state = 'failed', lease_owner = NULL, lease_until = NULL, finished_at = clock_timestamp(),
                problem_type = $2, problem_detail = $3
            WHERE state = 'running' AND attempt >= $1 AND lease_until <= clock_timestamp()
            """;
    private static final String MINE =
            " WHERE account_id = $1 AND job_id = $2 AND lease_owner = $3 AND attempt = $4 AND state = ANY($5)";
    private static final String RENEW = """
            UPDATE export_jobs
            SET lease_until = clock_timestamp() + $6 * interval '1 millisecond', rows_total = $7, rows_done = $8,
                bytes = $9""" + MINE;
    private static final String SUCCEED = """
            UPDATE export_jobs
            SET state = 'succeeded', lease_owner = NULL, lease_until = NULL, finished_at = clock_timestamp(),
                expires_at = clock_timestamp()
                    + (CASE WHEN short_lived THEN $11::bigint ELSE $6::bigint END) * interval '1 millisecond', rows_total = $7, rows_done = $7,
                bytes = $8, sha256 = $9, manifest = $10, problem_type = NULL, problem_detail = NULL""" + MINE;
    private static final String FAIL = """
            UPDATE export_jobs
            SET state = 'failed', lease_owner = NULL, lease_until = NULL, finished_at = clock_timestamp(),
                problem_type = $6, problem_detail = $7""" + MINE;
    private static final String RETRY = """
            UPDATE export_jobs
            SET state = 'queued', lease_owner = NULL, lease_until = NULL,
                retry_at = clock_timestamp() + $6 * interval '1 millisecond', waiting_for = $7, complete = $8""" + MINE;
    private static final String GIVE_BACK = """
            UPDATE export_jobs
            SET state = 'queued', lease_owner = NULL, lease_until = NULL, attempt = attempt - 1, complete = $6""" + MINE;
    private static final String GIVE_BACK_LONG = """
            UPDATE export_jobs
            SET state = 'queued', lease_owner = NULL, lease_until = NULL, attempt = attempt - 1, is_long = $6""" + MINE;
    private static final String GIVE_BACK_ALL = """
            UPDATE export_jobs
            SET state = 'queued', lease_owner = NULL, lease_until = NULL, attempt = attempt - 1
            WHERE lease_owner = $1 AND state = ANY($2)
            """;

    private final AccountDatabase database;
    private final JobConfig config;

    ExportJobStore(AccountDatabase database, JobConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Takes the next job that may run, a lost worker's included; empty if there is none.
     *
     * @param takesLong whether it may be one that is known to be long
     */
    Uni<Optional<ClaimedJob>> claim(String owner, String fileName, boolean takesLong) {
        Tuple parameters = Tuple.of(config.attempts(), owner, config.lease().toMillis(), fileName, takesLong);
        return database.acrossAccounts(connection ->
                connection.preparedQuery(CLAIM).execute(parameters).map(ExportJobStore::first));
    }

    /** Ends the jobs whose workers were lost in every attempt allowed. */
    Uni<Integer> giveUpLost() {
        JobProblem problem = JobProblem.workerLost(config.attempts());
        Tuple parameters = Tuple.of(config.attempts(), problem.type(), problem.detail());
        return database.acrossAccounts(connection ->
                connection.preparedQuery(GIVE_UP_LOST).execute(parameters).map(RowSet::rowCount));
    }

    /** Renews the lease and shows the progress; {@code rowsTotal} null while it is not known. */
    Uni<Boolean> renew(ClaimedJob job, Long rowsTotal, long rowsDone, long bytes) {
        return ifMine(RENEW, job, ExportState.SUCCEEDED, config.lease().toMillis(), rowsTotal, rowsDone, bytes);
    }

    /** Ends the job with its file, which must be durable by now. */
    Uni<Boolean> succeed(ClaimedJob job, long rows, long bytes, String sha256, String manifest) {
        long keep = config.keepFiles().toMillis();
        long keepShortLived = config.keepShortLived().toMillis();
        return ifMine(SUCCEED, job, ExportState.SUCCEEDED, keep, rows, bytes, sha256, manifest, keepShortLived);
    }

    /** Ends the job without one. */
    Uni<Boolean> fail(ClaimedJob job, JobProblem problem) {
        return ifMine(FAIL, job, ExportState.FAILED, problem.type(), problem.detail());
    }

    /** Puts the job back for another attempt after a pause; it shows {@code reason} until then. */
    Uni<Boolean> retry(ClaimedJob job, Duration pause, String reason) {
        return ifMine(RETRY, job, ExportState.QUEUED, pause.toMillis(), reason, true);
    }

    /** As {@link #retry}; before that attempt it also waits for complete facts again, and so for whoever tells of them. */
    Uni<Boolean> retryWhenComplete(ClaimedJob job, Duration pause, String reason) {
        return ifMine(RETRY, job, ExportState.QUEUED, pause.toMillis(), reason, false);
    }

    /** Puts the job back as if it had not been taken, to wait for complete facts again. */
    Uni<Boolean> giveBackIncomplete(ClaimedJob job) {
        return ifMine(GIVE_BACK, job, ExportState.QUEUED, false);
    }

    /** Puts the job back as if it had not been taken, known as a long one. */
    Uni<Boolean> giveBackLong(ClaimedJob job) {
        return ifMine(GIVE_BACK_LONG, job, ExportState.QUEUED, true);
    }

    /** Puts all jobs of a worker that stops back as if it had not taken them. */
    Uni<Integer> giveBackAll(String owner) {
        Tuple parameters = Tuple.of(owner, ExportState.before(ExportState.SUCCEEDED));
        return database.acrossAccounts(connection ->
                connection.preparedQuery(GIVE_BACK_ALL).execute(parameters).map(RowSet::rowCount));
    }

    /** Runs an update of the job if it is still this worker's and {@code next} may follow its state. */
    private Uni<Boolean> ifMine(String sql, ClaimedJob job, ExportState next, Object... values) {
        List<Object> all = new ArrayList<>();
        all.add(job.accountId());
        all.add(job.jobId());
        all.add(job.owner());
        all.add(job.attempt());
        all.add(ExportState.before(next));
        all.addAll(Arrays.asList(values));
        return database.inAccount(
                job.accountId(),
                connection ->
                        connection.preparedQuery(sql).execute(Tuple.from(all)).map(rows -> rows.rowCount() == 1));
    }

    private static Optional<ClaimedJob> first(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(new ClaimedJob(
                    row.getString("account_id"),
                    row.getUUID("job_id"),
                    row.getString("lease_owner"),
                    row.getInteger("attempt"),
                    row.getString("request"),
                    row.getString("format"),
                    instant(row, "range_from"),
                    instant(row, "range_to"),
                    row.getString("timezone"),
                    instant(row, "created_at"),
                    row.getString("file_name"),
                    checkpoint(row)));
        }
        return Optional.empty();
    }

    private static Optional<Checkpoint> checkpoint(Row row) {
        return Optional.ofNullable(row.getString("held_snapshot"))
                .map(snapshot -> new Checkpoint(
                        snapshot,
                        row.getString("definitions"),
                        row.getString("finished_file"),
                        row.getLong("file_rows"),
                        row.getLong("file_bytes")));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
