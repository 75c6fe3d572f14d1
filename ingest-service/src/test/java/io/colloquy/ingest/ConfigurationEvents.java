package io.colloquy.ingest;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the log holds of changes of the configuration. */
@ApplicationScoped
public class ConfigurationEvents {
    private static final String FIND = """
            SELECT type, subject_type, subject, data::text AS data FROM events
            WHERE account_id = $1 AND source = '/colloquy/configuration' ORDER BY occurred_at
            """;

    private final AccountDatabase database;

    ConfigurationEvents(AccountDatabase database) {
        this.database = database;
    }

    public record Recorded(String type, String subjectType, String subject, JsonObject data) {}

    /** The account's, in the order of their times. */
    public List<Recorded> of(String accountId) {
        return database.inAccount(
                        accountId, connection -> connection.preparedQuery(FIND).execute(Tuple.of(accountId)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Recorded(
                                row.getString("type"),
                                row.getString("subject_type"),
                                row.getString("subject"),
                                new JsonObject(row.getString("data"))))
                        .toList())
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
