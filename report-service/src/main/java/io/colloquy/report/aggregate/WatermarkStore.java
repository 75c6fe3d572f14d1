package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** How far an account's facts are complete. */
@ApplicationScoped
class WatermarkStore {
    /** Before the first confirmation nothing is certain: the database's -infinity is shown as 1970. */
    private static final String WATERMARK =
            "SELECT greatest(account_watermark($1), timestamptz '1970-01-01 00:00:00Z') AS watermark";

    /** Everything that the account's events received up to this instant say is in its facts. */
    Uni<Instant> watermark(SqlConnection connection, String accountId) {
        return connection.preparedQuery(WATERMARK).execute(Tuple.of(accountId)).map(rows -> rows.iterator()
                .next()
                .getOffsetDateTime("watermark")
                .toInstant());
    }
}
