package io.colloquy.export.job;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the jobs that have not ended, by the small index of those alone. */
@ApplicationScoped
class QueueLengthStore {
    private static final String LENGTH = """
            SELECT count(*) FILTER (WHERE ready) AS ready,
                   count(*) FILTER (WHERE state = 'queued' AND NOT ready) AS held,
                   count(*) FILTER (WHERE state = 'running' AND NOT ready) AS running,
                   coalesce(extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE ready)), 0)::float8 AS age
            FROM (SELECT state, created_at,
                         CASE state WHEN 'running' THEN lease_until <= clock_timestamp()
                                    ELSE complete AND coalesce(retry_at, '-infinity') <= clock_timestamp() END AS ready
                  FROM export_jobs WHERE state IN ('queued', 'running')) AS live
            """;

    private final AccountDatabase database;

    QueueLengthStore(AccountDatabase database) {
        this.database = database;
    }

    Uni<QueueLength> length() {
        return database.acrossAccounts(connection -> connection
                .query(LENGTH)
                .execute()
                .map(rows -> of(rows.iterator().next())));
    }

    private static QueueLength of(Row row) {
        return new QueueLength(row.getLong("ready"), row.getLong("held"), row.getLong("running"), row.getDouble("age"));
    }
}
