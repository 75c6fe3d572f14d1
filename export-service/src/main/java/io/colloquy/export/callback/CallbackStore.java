package io.colloquy.export.callback;

import static io.colloquy.platform.sql.Timestamps.instant;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** {@code export_callbacks}: what is owed, who sends it, what became of it. The database's clock counts. */
@ApplicationScoped
class CallbackStore {
    /** An account's slow target takes places of its own account alone. */
    private static final String CLAIM = """
            WITH busy AS (
                SELECT account_id, count(*) AS calls FROM export_callbacks
                WHERE state = 'pending' AND lease_until > clock_timestamp() GROUP BY account_id
            ), next AS (
                SELECT c.account_id, c.job_id
                FROM export_callbacks c LEFT JOIN busy ON busy.account_id = c.account_id
                WHERE c.state = 'pending' AND c.next_attempt_at <= clock_timestamp()
                  AND coalesce(c.lease_until, '-infinity') <= clock_timestamp() AND coalesce(busy.calls, 0) < $3
                ORDER BY coalesce(busy.calls, 0), c.next_attempt_at, c.job_id
                LIMIT 1 FOR UPDATE OF c SKIP LOCKED
            )
            UPDATE export_callbacks c
            SET attempts = attempts + 1, lease_owner = $1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
            FROM next, export_jobs j
            WHERE c.account_id = next.account_id AND c.job_id = next.job_id
              AND j.account_id = c.account_id AND j.job_id = c.job_id
            RETURNING c.account_id, c.job_id, c.lease_owner, c.attempts, c.url, c.job_state, j.created_at, j.finished_at,
                      j.expires_at, j.rows_done, j.bytes, j.sha256, j.problem_type, j.problem_detail
            """;

    private static final String MINE =
            " WHERE account_id = $1 AND job_id = $2 AND lease_owner = $3 AND attempts = $4 AND state = 'pending'";
    private static final String DELIVERED = """
            UPDATE export_callbacks
            SET state = 'delivered', next_attempt_at = NULL, lease_owner = NULL, lease_until = NULL, last_status = $5,
                last_problem = NULL, delivered_at = clock_timestamp()""" + MINE;
    private static final String FAILED = """
            UPDATE export_callbacks
            SET state = 'failed', next_attempt_at = NULL, lease_owner = NULL, lease_until = NULL, last_status = $5,
                last_problem = $6""" + MINE;
    private static final String RETRY = """
            UPDATE export_callbacks
            SET lease_owner = NULL, lease_until = NULL, last_status = $5, last_problem = $6,
                next_attempt_at = clock_timestamp() + $7 * interval '1 millisecond'""" + MINE;
    private static final String FIND = """
            SELECT j.callback_url, coalesce(c.state, 'waiting') AS state, coalesce(c.attempts, 0) AS attempts,
                   c.last_status, c.last_problem, c.next_attempt_at, c.delivered_at
            FROM export_jobs j LEFT JOIN export_callbacks c ON c.account_id = j.account_id AND c.job_id = j.job_id
            WHERE j.account_id = $1 AND j.job_id = $2 AND j.callback_url IS NOT NULL
            """;

    private final AccountDatabase database;

    CallbackStore(AccountDatabase database) {
        this.database = database;
    }

    /** Takes one that is due for {@code lease}; empty if there is none. */
    Uni<Optional<OwedCallback>> claim(String owner, Duration lease, int atOnceOfAccount) {
        return database.acrossAccounts(connection -> connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(owner, lease.toMillis(), atOnceOfAccount))
                .map(rows -> first(rows).map(CallbackStore::owed)));
    }

    /** False if the callback was no longer this sender's. */
    Uni<Boolean> delivered(OwedCallback callback, int status) {
        return update(DELIVERED, callback, mine(callback).addInteger(status));
    }

    /** Gives it up; {@code status} null if there was no answer. */
    Uni<Boolean> failed(OwedCallback callback, Integer status, String problem) {
        return update(FAILED, callback, mine(callback).addInteger(status).addString(problem));
    }

    /** Puts it back for another attempt after the pause; {@code status} null if there was no answer. */
    Uni<Boolean> retry(OwedCallback callback, Integer status, String problem, Duration pause) {
        return update(
                RETRY,
                callback,
                mine(callback).addInteger(status).addString(problem).addLong(pause.toMillis()));
    }

    /** How the callback of that job stands; empty if the account has no such job, or it asked for none. */
    Uni<Optional<CallbackAnswer>> find(String accountId, UUID jobId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accountId, jobId))
                .map(rows -> first(rows).map(CallbackStore::answer)));
    }

    private Uni<Boolean> update(String sql, OwedCallback callback, Tuple parameters) {
        return database.inAccount(
                callback.accountId(),
                connection -> connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount() == 1));
    }

    private static Tuple mine(OwedCallback callback) {
        return Tuple.of(callback.accountId(), callback.jobId(), callback.owner(), callback.attempt());
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    private static OwedCallback owed(Row row) {
        String state = row.getString("job_state");
        boolean succeeded = state.equals("succeeded");
        String problem = row.getString("problem_type");
        return new OwedCallback(
                row.getString("account_id"),
                row.getUUID("job_id"),
                row.getString("lease_owner"),
                row.getInteger("attempts"),
                row.getString("url"),
                new CallbackMessage(
                        "export." + state,
                        instant(row, "finished_at"),
                        new CallbackMessage.Export(
                                row.getUUID("job_id").toString(),
                                state,
                                instant(row, "created_at"),
                                instant(row, "finished_at"),
                                succeeded ? instant(row, "expires_at") : null,
                                succeeded ? row.getLong("rows_done") : null,
                                succeeded ? row.getLong("bytes") : null,
                                row.getString("sha256"),
                                problem == null
                                        ? null
                                        : new CallbackMessage.Problem(
                                                "urn:colloquy:problem:" + problem, row.getString("problem_detail")))));
    }

    private static CallbackAnswer answer(Row row) {
        return new CallbackAnswer(
                row.getString("callback_url"),
                row.getString("state"),
                row.getInteger("attempts"),
                row.getInteger("last_status"),
                row.getString("last_problem"),
                instant(row, "next_attempt_at"),
                instant(row, "delivered_at"));
    }
}
