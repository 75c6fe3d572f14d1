package io.colloquy.report.anomaly;

import io.colloquy.report.anomaly.AnomalyPage.ListedAnomaly;
import io.colloquy.report.query.CursorCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists anomalies, a page at a time. */
@ApplicationScoped
class AnomalyListService {
    private final AnomalyListStore store;
    private final CursorCodec cursors;

    AnomalyListService(AnomalyListStore store, CursorCodec cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    Uni<AnomalyPage> list(AnomalyQuery query) {
        return store.list(query).map(found -> page(query, found));
    }

    private AnomalyPage page(AnomalyQuery query, List<Row> found) {
        boolean more = found.size() > query.limit();
        List<Row> rows = more ? found.subList(0, query.limit()) : found;
        return new AnomalyPage(
                rows.stream()
                        .map(row -> new ListedAnomaly(
                                row.getString("conversation_id"),
                                row.getString("code"),
                                row.getString("source"),
                                row.getString("event_id"),
                                row.getString("detail")))
                        .toList(),
                more ? cursors.encode(cursor(rows.getLast()), query.fingerprint()) : null);
    }

    private static AnomalyCursor cursor(Row last) {
        return new AnomalyCursor(last.getString("conversation_id"), last.getInteger("position"));
    }
}
