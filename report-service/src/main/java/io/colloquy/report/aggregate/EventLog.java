package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the log (table events), whole subjects at a time. */
@ApplicationScoped
class EventLog {
    private static final String COLUMNS = """
            SELECT subject, type, occurred_at, received_at, collected_at, source, event_id, sequence, data::text AS data
            FROM events
            """;

    /** The subject type is said in full for the sake of the partial index. */
    private static final String OF_CONVERSATIONS = COLUMNS + """
            WHERE account_id = $1 AND subject_type = 'conversation' AND subject = ANY ($2)
            ORDER BY subject LIMIT $3
            """;

    private static final String OF_CONVERSATION = COLUMNS + """
            WHERE account_id = $1 AND subject_type = 'conversation' AND subject = $2
            """;

    private static final String OF_REFERENCES = COLUMNS + """
            WHERE account_id = $1 AND subject_type <> 'conversation' AND subject_type = $2 AND subject = ANY ($3)
            """;

    private final AggregationConfig config;

    EventLog(AggregationConfig config) {
        this.config = config;
    }

    /**
     * Conversations with all of their events.
     *
     * @param remaining conversations that are still to be read
     */
    record Page(Map<String, List<Row>> events, List<String> remaining) {}

    /**
     * Reads as many of these conversations as fit into one page, at least one. A page is cut between conversations, never
     * inside of one: a fold over part of its events would be wrong.
     */
    Uni<Page> conversations(SqlConnection connection, String accountId, List<String> conversationIds) {
        return connection
                .preparedQuery(OF_CONVERSATIONS)
                .execute(Tuple.of(accountId, conversationIds.toArray(String[]::new), config.eventsAtOnce()))
                .chain(rows -> {
                    if (rows.size() < config.eventsAtOnce()) {
                        return Uni.createFrom().item(new Page(bySubject(rows), List.of()));
                    }
                    return cut(connection, accountId, conversationIds, rows);
                });
    }

    private static Uni<Page> cut(
            SqlConnection connection, String accountId, List<String> conversationIds, RowSet<Row> rows) {
        Map<String, List<Row>> complete = bySubject(rows);
        String last = null;
        for (Row row : rows) {
            last = row.getString("subject");
        }
        String cutOff = last;
        complete.remove(cutOff);
        if (!complete.isEmpty()) {
            return Uni.createFrom().item(new Page(complete, without(complete, conversationIds)));
        }
        return connection
                .preparedQuery(OF_CONVERSATION)
                .execute(Tuple.of(accountId, cutOff))
                .map(EventLog::bySubject)
                .map(single -> new Page(single, without(single, conversationIds)));
    }

    private static List<String> without(Map<String, List<Row>> read, List<String> conversationIds) {
        return conversationIds.stream().filter(id -> !read.containsKey(id)).toList();
    }

    /** All events of these agents, contacts … by id; {@code type} as stored. */
    Uni<Map<String, List<Row>>> references(SqlConnection connection, String accountId, String type, List<String> ids) {
        return connection
                .preparedQuery(OF_REFERENCES)
                .execute(Tuple.of(accountId, type, ids.toArray(String[]::new)))
                .map(EventLog::bySubject);
    }

    private static Map<String, List<Row>> bySubject(RowSet<Row> rows) {
        Map<String, List<Row>> bySubject = new HashMap<>();
        for (Row row : rows) {
            bySubject
                    .computeIfAbsent(row.getString("subject"), subject -> new ArrayList<>())
                    .add(row);
        }
        return bySubject;
    }
}
