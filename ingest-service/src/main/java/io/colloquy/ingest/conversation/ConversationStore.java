package io.colloquy.ingest.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What closing by hand needs to see of the log. */
@ApplicationScoped
class ConversationStore {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String CLOCK = "SELECT clock_timestamp() AS now";
    private static final String EXISTS = """
            SELECT EXISTS (SELECT FROM events
                           WHERE account_id = $1 AND subject = $2 AND subject_type = 'conversation') AS found
            """;
    private static final String EARLIER =
            "SELECT occurred_at, data::text AS data FROM events WHERE account_id = $1 AND event_key = $2";

    /** An event that is there already. */
    record Earlier(Instant time, String data) {}

    /** Until the transaction ends nobody else writes an event of that identity here. Gives the time it is then. */
    Uni<Instant> lock(SqlConnection connection, String accountId, UUID key) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of("/colloquy/close\n" + accountId + "\n" + key))
                .chain(() -> connection.query(CLOCK).execute())
                .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
    }

    /** Whether the account's log has anything of that conversation. */
    Uni<Boolean> exists(SqlConnection connection, String accountId, String conversationId) {
        return connection
                .preparedQuery(EXISTS)
                .execute(Tuple.of(accountId, conversationId))
                .map(rows -> rows.iterator().next().getBoolean("found"));
    }

    /** The event of that identity, if it is there. */
    Uni<Optional<Earlier>> earlier(SqlConnection connection, String accountId, UUID key) {
        return connection
                .preparedQuery(EARLIER)
                .execute(Tuple.of(accountId, key))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                new Earlier(row.getOffsetDateTime("occurred_at").toInstant(), row.getString("data")))
                        .findFirst());
    }
}
