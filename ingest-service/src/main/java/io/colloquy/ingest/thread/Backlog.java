package io.colloquy.ingest.thread;

import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * What channels have sent and is not translated yet. An event of the same connection that comes after it waits for it: a
 * bot answers within the second, and its answer would find no conversation while the message that opens one is stored but
 * not translated. The wait is short and bounded; after that the event goes where it belongs by what the log holds.
 */
@ApplicationScoped
class Backlog {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LOOKS = 250;

    /** Requests that are due again, for a replay, have told what they have to tell. */
    private static final String LAST_DUE = """
            SELECT max(request_id) AS last FROM inbox_requests
            WHERE account_id = $1 AND connection_id = ANY ($2) AND translated_at IS NULL AND booked_events IS NULL
              AND ($3::bigint IS NULL OR request_id <= $3)
            """;

    private final AccountDatabase database;

    Backlog(AccountDatabase database) {
        this.database = database;
    }

    /** Waits until what the events' connections have sent up to now is translated, for five seconds at most. */
    Uni<Void> drained(String accountId, List<ValidEvent> events) {
        String[] connections = events.stream()
                .map(event -> event.contact().connectionId())
                .distinct()
                .toArray(String[]::new);
        return lastDue(accountId, connections, null).chain(last -> wait(accountId, connections, last, LOOKS));
    }

    private Uni<Void> wait(String accountId, String[] connections, Long last, int looks) {
        if (last == null || looks == 0) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(PAUSE)
                .chain(() -> lastDue(accountId, connections, last))
                .chain(due -> wait(accountId, connections, due, looks - 1));
    }

    private Uni<Long> lastDue(String accountId, String[] connections, Long upTo) {
        return database.inAccount(accountId, connection -> lastDue(connection, accountId, connections, upTo));
    }

    private static Uni<Long> lastDue(SqlConnection connection, String accountId, String[] connections, Long upTo) {
        return connection
                .preparedQuery(LAST_DUE)
                .execute(Tuple.of(accountId, connections, upTo))
                .map(rows -> rows.iterator().next().getLong("last"));
    }
}
