package io.colloquy.ingest.thread;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the log holds, as report-service would read it. */
@ApplicationScoped
public class StoredEvents {
    private static final String ALL = """
            SELECT source, event_id, type, occurred_at, subject_type, subject, data::text AS data
            FROM events WHERE account_id = $1 ORDER BY occurred_at, type, event_id
            """;
    private static final String QUEUED = """
            SELECT DISTINCT t.subject_type || ' ' || t.subject AS subject
            FROM pending_batches p CROSS JOIN LATERAL unnest(p.subject_types, p.subjects) AS t (subject_type, subject)
            WHERE p.account_id = $1 ORDER BY subject
            """;

    private final AccountDatabase database;

    StoredEvents(AccountDatabase database) {
        this.database = database;
    }

    record Stored(
            String source, String id, String type, Instant time, String subjectType, String subject, JsonObject data) {

        boolean isOpening() {
            return type.equals("conversation.opened");
        }
    }

    List<Stored> of(String accountId) {
        return database.inAccount(
                        accountId, connection -> connection.preparedQuery(ALL).execute(Tuple.of(accountId)))
                .map(rows -> rows.stream()
                        .map(row -> new Stored(
                                row.getString("source"),
                                row.getString("event_id"),
                                row.getString("type"),
                                row.getOffsetDateTime("occurred_at").toInstant(),
                                row.getString("subject_type"),
                                row.getString("subject"),
                                new JsonObject(row.getString("data"))))
                        .toList())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    List<Stored> openings(String accountId) {
        return of(accountId).stream().filter(Stored::isOpening).toList();
    }

    Stored event(String accountId, String id) {
        return of(accountId).stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What waits for its facts: {@code conversation c-1}. */
    List<String> queued(String accountId) {
        return database.inAccount(
                        accountId,
                        connection -> connection.preparedQuery(QUEUED).execute(Tuple.of(accountId)))
                .map(rows -> rows.stream().map(row -> row.getString("subject")).toList())
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
