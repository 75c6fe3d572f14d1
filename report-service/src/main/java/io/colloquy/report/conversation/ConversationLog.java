package io.colloquy.report.conversation;

import io.colloquy.model.event.Event;
import io.colloquy.report.conversation.ConversationDetail.AnomalyView;
import io.colloquy.report.log.EventLog;
import io.colloquy.report.log.StoredEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads what the log and its reading say of one conversation. */
@ApplicationScoped
class ConversationLog {
    private static final String ANOMALIES = """
            SELECT code, source, event_id, detail FROM anomalies
            WHERE account_id = $1 AND conversation_id = $2 ORDER BY position
            """;

    private final EventLog log;

    ConversationLog(EventLog log) {
        this.log = log;
    }

    /** Its events in no order, without those that this version can't read. */
    Uni<List<Event>> events(SqlConnection connection, String accountId, String conversationId) {
        return log.conversation(connection, accountId, conversationId).map(StoredEvents::events);
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
