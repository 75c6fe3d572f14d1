package io.colloquy.export.job;

import static io.colloquy.platform.sql.Timestamps.instant;
import static io.colloquy.platform.sql.Timestamps.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The API's side of {@code export_jobs}: jobs as they are made and shown, within a transaction of their account. The
 * worker's side is {@link ExportJobStore}.
 */
@ApplicationScoped
class ExportStore {
    private static final String COLUMNS = """
             account_id, job_id, state, request, request_hash, created_at, range_from, range_to, timezone, waiting_for, attempt,
             started_at, attempt_started_at, finished_at, expires_at, rows_total, rows_done, bytes, file_name, sha256,
             manifest, problem_type, problem_detail
            """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('export_jobs/' || $1, 0))";
    private static final String NOW = "SELECT clock_timestamp()";
    private static final String LIMITS = """
            SELECT a.timezone, s.export_max_days, s.export_max_live
            FROM accounts a LEFT JOIN account_settings s ON s.account_id = a.account_id WHERE a.account_id = $1
            """;
    private static final String QUEUED = """
            SELECT job_id FROM export_jobs WHERE account_id = $1 AND state = 'queued' ORDER BY created_at, job_id
            """;
    private static final String USUAL_SECONDS = """
            SELECT avg(extract(epoch FROM finished_at - attempt_started_at))::float8
            FROM (SELECT finished_at, attempt_started_at FROM export_jobs
                  WHERE account_id = $1 AND state IN ('succeeded', 'expired')
                  ORDER BY created_at DESC, job_id DESC LIMIT 20) last
            """;
    private static final String FIND = "SELECT" + COLUMNS + "FROM export_jobs WHERE account_id = $1 AND job_id = $2";
    private static final String FIND_BY_KEY =
            "SELECT" + COLUMNS + "FROM export_jobs WHERE account_id = $1 AND idempotency_key = $2";
    private static final String FORGET_KEYS = """
            UPDATE export_jobs SET idempotency_key = NULL
            WHERE account_id = $1 AND idempotency_key IS NOT NULL AND created_at <= $2
            """;
    private static final String COUNT_LIVE =
            "SELECT count(*) FROM export_jobs WHERE account_id = $1 AND state IN ('queued', 'running')";
    private static final String PAGE = "SELECT" + COLUMNS + """
            FROM export_jobs
            WHERE account_id = $1 AND state = coalesce($2, state)
              AND (created_at, job_id)
                < (coalesce($3, 'infinity'::timestamptz), coalesce($4, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))
            ORDER BY created_at DESC, job_id DESC LIMIT $5
            """;
    private static final String INSERT = """
            INSERT INTO export_jobs (account_id, job_id, state, request, request_hash, idempotency_key, created_by, created_at,
                                     range_from, range_to, timezone, callback_url, short_lived)
            VALUES ($1, $2, 'queued', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING""" + COLUMNS;

    /** Makes the account's other transactions that ask for this wait: for steps that count before they add. */
    Uni<Void> lock(SqlConnection connection, String accountId) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(accountId)).replaceWithVoid();
    }

    /** The database's clock, now and not at the transaction's begin: the watermark goes by the same one. */
    Uni<Instant> now(SqlConnection connection) {
        return connection
                .query(NOW)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    /** What the account's settings allow. */
    Uni<AccountLimits> limits(SqlConnection connection, String accountId) {
        return connection.preparedQuery(LIMITS).execute(Tuple.of(accountId)).map(rows -> {
            Row row = rows.iterator().next();
            Integer days = row.getInteger("export_max_days");
            Integer live = row.getInteger("export_max_live");
            return new AccountLimits(
                    row.getString("timezone"),
                    days == null ? AccountLimits.DEFAULT_DAYS : days,
                    live == null ? AccountLimits.DEFAULT_LIVE : live);
        });
    }

    /** The account's queue as it is shown. */
    Uni<JobQueue> queue(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(QUEUED)
                .execute(Tuple.of(accountId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("job_id"))
                        .toList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(new JobQueue(ids, Optional.empty()))
                        : usualTime(connection, accountId).map(time -> new JobQueue(ids, time)));
    }

    /** How long its last jobs took; empty if none has a file. */
    private static Uni<Optional<Duration>> usualTime(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(USUAL_SECONDS)
                .execute(Tuple.of(accountId))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getDouble(0))
                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))));
    }

    Uni<Optional<ExportJob>> find(SqlConnection connection, String accountId, UUID jobId) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accountId, jobId))
                .map(ExportStore::first);
    }

    /** The job made under that Idempotency-Key, whenever that was. */
    Uni<Optional<ExportJob>> findByKey(SqlConnection connection, String accountId, String idempotencyKey) {
        return connection
                .preparedQuery(FIND_BY_KEY)
                .execute(Tuple.of(accountId, idempotencyKey))
                .map(ExportStore::first);
    }

    /** Forgets the account's keys of jobs made longer than {@code age} before {@code now}. */
    Uni<Void> forgetKeys(SqlConnection connection, String accountId, Instant now, Duration age) {
        return connection
                .preparedQuery(FORGET_KEYS)
                .execute(Tuple.of(accountId, utc(now.minus(age))))
                .replaceWithVoid();
    }

    Uni<Long> countLive(SqlConnection connection, String accountId) {
        return connection.preparedQuery(COUNT_LIVE).execute(Tuple.of(accountId)).map(rows -> rows.iterator()
                .next()
                .getLong(0));
    }

    /** Jobs in {@code state} (null: any), newest first, after {@code cursor} (null: from the start). */
    Uni<List<ExportJob>> page(
            SqlConnection connection, String accountId, ExportState state, JobCursor cursor, int limit) {
        Tuple parameters = Tuple.tuple()
                .addString(accountId)
                .addString(state == null ? null : state.wire())
                .addOffsetDateTime(cursor == null ? null : utc(cursor.createdAt()))
                .addUUID(cursor == null ? null : cursor.jobId())
                .addInteger(limit);
        return connection.preparedQuery(PAGE).execute(parameters).map(ExportStore::all);
    }

    /** Queues it and shows it as it is stored. */
    Uni<ExportJob> insert(SqlConnection connection, NewExportJob job) {
        Tuple parameters = Tuple.tuple()
                .addString(job.accountId())
                .addUUID(job.jobId())
                .addString(job.request())
                .addBuffer(Buffer.buffer(job.requestHash()))
                .addString(job.idempotencyKey())
                .addString(job.createdBy())
                .addOffsetDateTime(utc(job.createdAt()))
                .addOffsetDateTime(utc(job.range().from()))
                .addOffsetDateTime(utc(job.range().to()))
                .addString(job.range().zone().getId())
                .addString(job.callbackUrl())
                .addBoolean(job.isShortLived());
        return connection.preparedQuery(INSERT).execute(parameters).map(rows -> first(rows)
                .orElseThrow());
    }

    private static Optional<ExportJob> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<ExportJob> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ExportStore::job)
                .toList();
    }

    private static ExportJob job(Row row) {
        return new ExportJob(
                row.getString("account_id"),
                row.getUUID("job_id"),
                ExportState.ofWire(row.getString("state")).orElseThrow(),
                row.getString("request"),
                row.getBuffer("request_hash").getBytes(),
                instant(row, "created_at"),
                instant(row, "range_from"),
                instant(row, "range_to"),
                row.getString("timezone"),
                row.getString("waiting_for"),
                row.getInteger("attempt"),
                instant(row, "started_at"),
                instant(row, "attempt_started_at"),
                instant(row, "finished_at"),
                instant(row, "expires_at"),
                row.getLong("rows_total"),
                row.getLong("rows_done"),
                row.getLong("bytes"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("manifest"),
                row.getString("problem_type"),
                row.getString("problem_detail"));
    }
}
