package io.colloquy.report.aggregate;

import io.colloquy.model.fact.ConversationFold;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation worked out from all of its events that one snapshot of the log shows.
 *
 * @param eventCount the number of those events, readable or not: it tells a newer snapshot from an older one
 * @param row the values of {@link FactColumns#FACTS}; null if the fold failed
 */
record Folded(String conversationId, long eventCount, List<Object> row, List<FoundAnomaly> anomalies) {

    /** Works the conversation out from its rows of the log, in any order. */
    static Folded of(String conversationId, List<Row> rows) {
        EventReader.Events events = EventReader.read(rows);
        ConversationFold.Result result = ConversationFold.fold(conversationId, events.readable());
        List<FoundAnomaly> anomalies = new ArrayList<>(events.unreadable());
        result.anomalies().stream().map(FoundAnomaly::of).forEach(anomalies::add);
        return new Folded(conversationId, rows.size(), FactColumns.row(result.facts()), anomalies);
    }

    static Folded failed(String conversationId, long eventCount) {
        return new Folded(conversationId, eventCount, null, List.of());
    }

    boolean hasFailed() {
        return row == null;
    }
}
