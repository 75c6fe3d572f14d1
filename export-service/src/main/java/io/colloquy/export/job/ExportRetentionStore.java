package io.colloquy.export.job;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Which files a job still needs. A file is given up in the database first, and then deleted. */
@ApplicationScoped
class ExportRetentionStore {
    private static final String EXPIRE_DUE = """
            UPDATE export_jobs SET state = 'expired'
            WHERE state = ANY($1) AND expires_at <= clock_timestamp() RETURNING file_name
            """;
    private static final String FORGET_SHORT_LIVED = """
            DELETE FROM export_jobs
            WHERE short_lived AND state IN ('failed', 'cancelled', 'expired')
              AND finished_at <= clock_timestamp() - interval '1 day'
            """;
    private static final String UNUSED = """
            SELECT n.file_name FROM unnest($1::text[]) AS n (file_name)
            WHERE NOT EXISTS (SELECT FROM export_jobs j
                              WHERE j.file_name = n.file_name AND j.state IN ('running', 'succeeded'))
              AND NOT EXISTS (SELECT FROM export_checkpoints c WHERE c.file_name = n.file_name)
            """;
    private static final String REMOVE = """
            UPDATE export_jobs
            SET state = CASE WHEN state = ANY($3) THEN 'cancelled' ELSE 'expired' END,
                lease_owner = NULL, lease_until = NULL, waiting_for = NULL,
                finished_at = coalesce(finished_at, clock_timestamp())
            WHERE account_id = $1 AND job_id = $2 AND (state = ANY($3) OR state = ANY($4))
            RETURNING file_name
            """;

    private final AccountDatabase database;

    ExportRetentionStore(AccountDatabase database) {
        this.database = database;
    }

    /** Expires the jobs whose time is up; their files. */
    Uni<List<String>> expireDue() {
        Tuple parameters = Tuple.tuple().addValue(ExportState.before(ExportState.EXPIRED));
        return database.acrossAccounts(connection ->
                connection.preparedQuery(EXPIRE_DUE).execute(parameters).map(ExportRetentionStore::names));
    }

    /** Forgets the jobs of links that are long over; how many. */
    Uni<Integer> forgetShortLived() {
        return database.acrossAccounts(
                connection -> connection.query(FORGET_SHORT_LIVED).execute().map(RowSet::rowCount));
    }

    /** Those of the files that belong to no running and no succeeded job, and that no job may be gone on from. */
    Uni<List<String>> unused(List<String> names) {
        Tuple parameters = Tuple.tuple().addValue(names.toArray(String[]::new));
        return database.acrossAccounts(connection ->
                connection.preparedQuery(UNUSED).execute(parameters).map(ExportRetentionStore::names));
    }

    /** Cancels a live job, expires a succeeded one, leaves any other as it is; the file that is free now, if any. */
    Uni<List<String>> remove(String accountId, UUID jobId) {
        Tuple parameters = Tuple.of(
                accountId, jobId, ExportState.before(ExportState.CANCELLED), ExportState.before(ExportState.EXPIRED));
        return database.inAccount(
                accountId,
                connection ->
                        connection.preparedQuery(REMOVE).execute(parameters).map(ExportRetentionStore::names));
    }

    private static List<String> names(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("file_name"))
                .filter(name -> name != null)
                .toList();
    }
}
