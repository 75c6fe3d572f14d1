package io.colloquy.report.log;

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
import java.util.stream.StreamSupport;

/** Reads the log (table events), whole subjects at a time. */
@ApplicationScoped
public class EventLog {
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

    /**
     * Conversations with all of their events.
     *
     * @param remaining conversations that are still to be read
     */
    public record Page(Map<String, StoredRows> events, List<String> remaining) {}

    /**
     * Reads as many of these conversations as fit into one page, at least one. A page is cut between conversations, never
     * inside of one: a fold over part of its events would be wrong.
     *
     * @param eventsAtOnce the size of a page, at least 2; only a single conversation that has more exceeds it
     */
    public Uni<Page> conversations(
            SqlConnection connection, String accountId, List<String> conversationIds, int eventsAtOnce) {
        return connection
                .preparedQuery(OF_CONVERSATIONS)
                .execute(Tuple.of(accountId, conversationIds.toArray(String[]::new), eventsAtOnce))
                .chain(rows -> {
                    if (rows.size() < eventsAtOnce) {
                        return Uni.createFrom().item(new Page(bySubject(rows), List.of()));
                    }
                    return cut(connection, accountId, conversationIds, rows);
                });
    }

    private static Uni<Page> cut(
            SqlConnection connection, String accountId, List<String> conversationIds, RowSet<Row> rows) {
        Map<String, StoredRows> complete = bySubject(rows);
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

    private static List<String> without(Map<String, StoredRows> read, List<String> conversationIds) {
        return conversationIds.stream().filter(id -> !read.containsKey(id)).toList();
    }

    /** All events of these agents, contacts … by id; {@code type} as stored. */
    public Uni<Map<String, StoredRows>> references(
            SqlConnection connection, String accountId, String type, List<String> ids) {
        return connection
                .preparedQuery(OF_REFERENCES)
                .execute(Tuple.of(accountId, type, ids.toArray(String[]::new)))
                .map(EventLog::bySubject);
    }

    /** All events of one conversation; none if the account knows no such conversation. */
    public Uni<StoredEvents> conversation(SqlConnection connection, String accountId, String conversationId) {
        return connection
                .preparedQuery(OF_CONVERSATION)
                .execute(Tuple.of(accountId, conversationId))
                .map(rows -> EventReader.read(
                        StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    private static Map<String, StoredRows> bySubject(RowSet<Row> rows) {
        Map<String, StoredRows> bySubject = new HashMap<>();
        for (Row row : rows) {
            bySubject
                    .computeIfAbsent(row.getString("subject"), subject -> new StoredRows(new ArrayList<>()))
                    .rows()
                    .add(row);
        }
        return bySubject;
    }
}
