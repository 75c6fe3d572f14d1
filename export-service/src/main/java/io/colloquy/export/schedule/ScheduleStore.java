package io.colloquy.export.schedule;

import static io.colloquy.platform.sql.Timestamps.instant;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** {@code export_schedules}. */
@ApplicationScoped
class ScheduleStore {
    private static final String COLUMNS = """
             account_id, schedule_id, name, cron, timezone, export, paused, created_by, created_at, updated_at, next_run_at,
             last_run_at, last_job_id, last_problem
            """;
    private static final String COUNT = "SELECT count(*) FROM export_schedules WHERE account_id = $1";
    private static final String LIST =
            "SELECT" + COLUMNS + "FROM export_schedules WHERE account_id = $1 ORDER BY created_at, schedule_id";
    private static final String FIND =
            "SELECT" + COLUMNS + "FROM export_schedules WHERE account_id = $1 AND schedule_id = $2";
    private static final String INSERT = """
            INSERT INTO export_schedules (account_id, schedule_id, name, cron, timezone, export, paused, created_by,
                                          created_at, updated_at, next_run_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10) RETURNING""" + COLUMNS;
    /** A change of the times begins them anew; a change of anything else keeps the run that is owed. */
    private static final String UPDATE = """
            UPDATE export_schedules
            SET name = $3, cron = $4, timezone = $5, export = $6, paused = $7, updated_at = $8, not_before = NULL,
                next_run_at = CASE WHEN cron = $4 AND timezone = $5 THEN next_run_at ELSE $9 END
            WHERE account_id = $1 AND schedule_id = $2 RETURNING""" + COLUMNS;

    private static final String PAUSE = """
            UPDATE export_schedules SET paused = $3, updated_at = $4
            WHERE account_id = $1 AND schedule_id = $2 RETURNING""" + COLUMNS;
    private static final String DELETE = "DELETE FROM export_schedules WHERE account_id = $1 AND schedule_id = $2";
    private static final String CLAIM = """
            WITH due AS (
                SELECT account_id, schedule_id FROM export_schedules
                WHERE NOT paused AND next_run_at <= $3 AND coalesce(not_before, '-infinity') <= $3
                  AND coalesce(lease_until, '-infinity') <= clock_timestamp()
                ORDER BY next_run_at, schedule_id LIMIT 1 FOR UPDATE SKIP LOCKED
            )
            UPDATE export_schedules s
            SET lease_owner = $1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
            FROM due WHERE s.account_id = due.account_id AND s.schedule_id = due.schedule_id
            RETURNING s.account_id, s.schedule_id, s.name, s.cron, s.timezone, s.export, s.paused, s.created_by,
                      s.created_at, s.updated_at, s.next_run_at, s.last_run_at, s.last_job_id, s.last_problem
            """;
    private static final String MINE =
            " WHERE account_id = $1 AND schedule_id = $2 AND lease_owner = $3 AND next_run_at = $4";
    private static final String RAN = """
            UPDATE export_schedules
            SET lease_owner = NULL, lease_until = NULL, not_before = NULL, next_run_at = $5, last_problem = $6,
                last_run_at = CASE WHEN $7::uuid IS NULL THEN last_run_at ELSE $4 END, last_job_id = coalesce($7, last_job_id)
            """ + MINE;
    private static final String LATER = """
            UPDATE export_schedules
            SET lease_owner = NULL, lease_until = NULL, not_before = $5, last_problem = $6
            """ + MINE;

    private final AccountDatabase database;

    ScheduleStore(AccountDatabase database) {
        this.database = database;
    }

    Uni<Long> count(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(accountId))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** Oldest first. */
    Uni<List<ScheduleRow>> list(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(LIST)
                .execute(Tuple.of(accountId))
                .map(ScheduleStore::all));
    }

    Uni<Optional<ScheduleRow>> find(String accountId, UUID id) {
        return one(FIND, accountId, Tuple.of(accountId, id));
    }

    /** Stores a new one and shows it as it is stored. */
    Uni<ScheduleRow> insert(ScheduleRow row) {
        Tuple parameters = Tuple.tuple()
                .addString(row.accountId())
                .addUUID(row.scheduleId())
                .addString(row.name())
                .addString(row.cron())
                .addString(row.timezone())
                .addString(row.export())
                .addBoolean(row.paused())
                .addString(row.createdBy())
                .addOffsetDateTime(utc(row.createdAt()))
                .addOffsetDateTime(utc(row.nextRunAt()));
        return one(INSERT, row.accountId(), parameters).map(Optional::orElseThrow);
    }

    /** Replaces it; {@code nextRunAt} of the row counts if its times have changed. Empty if there is none. */
    Uni<Optional<ScheduleRow>> update(ScheduleRow row) {
        Tuple parameters = Tuple.tuple()
                .addString(row.accountId())
                .addUUID(row.scheduleId())
                .addString(row.name())
                .addString(row.cron())
                .addString(row.timezone())
                .addString(row.export())
                .addBoolean(row.paused())
                .addOffsetDateTime(utc(row.updatedAt()))
                .addOffsetDateTime(utc(row.nextRunAt()));
        return one(UPDATE, row.accountId(), parameters);
    }

    Uni<Optional<ScheduleRow>> pause(String accountId, UUID id, boolean paused, Instant now) {
        return one(PAUSE, accountId, Tuple.of(accountId, id, paused, utc(now)));
    }

    /** False if there is none. */
    Uni<Boolean> delete(String accountId, UUID id) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(accountId, id))
                .map(rows -> rows.rowCount() == 1));
    }

    /** Takes one of any account whose run is due at {@code now}; empty if there is none. */
    Uni<Optional<ScheduleRow>> claim(String owner, Duration lease, Instant now) {
        return database.acrossAccounts(connection -> connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(owner, lease.toMillis(), utc(now)))
                .map(rows -> all(rows).stream().findFirst()));
    }

    /**
     * Moves it on to its next run; false if it was no longer this runner's.
     *
     * @param jobId the job that was made; null if none was, {@code problem} then says why
     */
    Uni<Boolean> ran(ScheduleRow row, String owner, Instant next, String problem, UUID jobId) {
        return mine(
                RAN,
                row,
                Tuple.of(row.accountId(), row.scheduleId(), owner, utc(row.nextRunAt()), utc(next))
                        .addString(problem)
                        .addUUID(jobId));
    }

    /** Leaves the run owed and tries it again from {@code notBefore} on. */
    Uni<Boolean> later(ScheduleRow row, String owner, Instant notBefore, String problem) {
        return mine(
                LATER,
                row,
                Tuple.of(row.accountId(), row.scheduleId(), owner, utc(row.nextRunAt()), utc(notBefore))
                        .addString(problem));
    }

    private Uni<Boolean> mine(String sql, ScheduleRow row, Tuple parameters) {
        return database.inAccount(
                row.accountId(),
                connection -> connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount() == 1));
    }

    private Uni<Optional<ScheduleRow>> one(String sql, String accountId, Tuple parameters) {
        return database.inAccount(
                accountId,
                connection -> connection.preparedQuery(sql).execute(parameters).map(rows -> all(rows).stream()
                        .findFirst()));
    }

    private static List<ScheduleRow> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ScheduleStore::row)
                .toList();
    }

    private static ScheduleRow row(Row row) {
        return new ScheduleRow(
                row.getString("account_id"),
                row.getUUID("schedule_id"),
                row.getString("name"),
                row.getString("cron"),
                row.getString("timezone"),
                row.getString("export"),
                row.getBoolean("paused"),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                instant(row, "next_run_at"),
                instant(row, "last_run_at"),
                row.getUUID("last_job_id"),
                row.getString("last_problem"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
