package io.colloquy.report.conversation;

import io.colloquy.model.event.Event;
import io.colloquy.report.aggregate.EventReader;
import io.colloquy.report.conversation.ConversationDetail.AnomalyView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads what the log and its reading say of one conversation. */
@ApplicationScoped
class ConversationLog {
    /** The subject type is written out for the sake of the partial index. */
    private static final String EVENTS = """
            SELECT subject, type, occurred_at, received_at, collected_at, source, event_id, sequence, data::text AS data
            FROM events
            WHERE account_id = $1 AND subject_type = 'conversation' AND subject = $2
            """;

    private static final String ANOMALIES = """
            SELECT code, source, event_id, detail FROM anomalies
            WHERE account_id = $1 AND conversation_id = $2 ORDER BY position
            """;

    /** Its events in no order, without those that this version can't read. */
    Uni<List<Event>> events(SqlConnection connection, String accountId, String conversationId) {
        return connection
                .preparedQuery(EVENTS)
                .execute(Tuple.of(accountId, conversationId))
                .map(found -> {
                    List<Row> rows = new ArrayList<>(found.size());
                    found.forEach(rows::add);
                    return EventReader.read(rows).readable();
                });
    }

    /** What was found to be impossible in its events, in order. */
    Uni<List<AnomalyView>> anomalies(SqlConnection connection, String accountId, String conversationId) {
        return connection
                .preparedQuery(ANOMALIES)
                .execute(Tuple.of(accountId, conversationId))
                .map(found -> {
                    List<AnomalyView> anomalies = new ArrayList<>(found.size());
                    found.forEach(row -> anomalies.add(new AnomalyView(
                            row.getString("code"),
                            row.getString("source"),
                            row.getString("event_id"),
                            row.getString("detail"))));
                    return anomalies;
                });
    }
}
