package io.colloquy.export.job;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Jobs that wait for complete facts before any worker may take them. */
@ApplicationScoped
class ExportQueue {
    private static final int ACCOUNTS_AT_ONCE = 100;
    private static final String WAITING = """
            SELECT account_id FROM export_jobs WHERE state = 'queued' AND NOT complete
            GROUP BY account_id ORDER BY min(created_at) LIMIT $1
            """;
    private static final String LET_RUN = """
            UPDATE export_jobs SET complete = true, waiting_for = NULL
            WHERE account_id = $1 AND state = 'queued' AND NOT complete AND created_at <= $2
            """;
    private static final String SAY_WHY = """
            UPDATE export_jobs SET waiting_for = $2
            WHERE account_id = $1 AND state = 'queued' AND NOT complete AND waiting_for IS DISTINCT FROM $2
            """;

    private final AccountDatabase database;

    ExportQueue(AccountDatabase database) {
        this.database = database;
    }

    /** Accounts with a waiting job, longest waiting first, at most a hundred. */
    Uni<List<String>> accountsWaiting() {
        return database.acrossAccounts(connection -> connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(ACCOUNTS_AT_ONCE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("account_id"))
                        .toList()));
    }

    /** Lets the jobs run that were made up to {@code watermark}; answers how many. */
    Uni<Integer> letRun(String accountId, Instant watermark) {
        Tuple parameters = Tuple.of(accountId, watermark.atOffset(ZoneOffset.UTC));
        return database.inAccount(
                accountId,
                connection ->
                        connection.preparedQuery(LET_RUN).execute(parameters).map(RowSet::rowCount));
    }

    /** Shows in the waiting jobs what they wait for. */
    Uni<Void> sayWhy(String accountId, String reason) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(SAY_WHY)
                .execute(Tuple.of(accountId, reason))
                .replaceWithVoid());
    }
}
