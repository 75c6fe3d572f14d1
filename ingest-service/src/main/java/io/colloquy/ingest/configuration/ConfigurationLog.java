package io.colloquy.ingest.configuration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.event.EventBatch;
import io.colloquy.ingest.event.EventLog;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Makes each change of the configuration an event in the log (API contract 05, Configuration), in the transaction that
 * makes the change: a rebuild sees what held when.
 */
@ApplicationScoped
public class ConfigurationLog {
    /** The {@code source} of these events. */
    public static final String SOURCE = "/colloquy/configuration";

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String CLOCK = "SELECT clock_timestamp() AS at";

    private final EventLog log;

    ConfigurationLog(EventLog log) {
        this.log = log;
    }

    /**
     * Begins a change: until the transaction ends nobody else changes the same thing.
     *
     * @return the time of the change; what is changed later has a later one
     */
    public Uni<Instant> begin(SqlConnection connection, String accountId, SubjectType type, String subject) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(String.join("\n", SOURCE, accountId, type.wire(), subject)))
                .chain(() -> connection.query(CLOCK).execute())
                .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant());
    }

    /**
     * Appends the change to the log.
     *
     * @param data all of the thing as it is now, null for what it has not, no secrets; null for a deletion
     */
    public Uni<Void> record(
            SqlConnection connection, String accountId, EventType type, String subject, Instant at, ObjectNode data) {
        String id = subject + "/" + UUID.randomUUID();
        ObjectNode fields = data == null ? JsonNodeFactory.instance.objectNode() : data;
        ValidEvent event = ValidEvent.of(SOURCE, id, type, at, subject, fields);
        return log.append(connection, accountId, new EventBatch(List.of(event), List.of()))
                .replaceWithVoid();
    }
}
