package io.colloquy.report.conversation;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.CursorCodec;
import io.colloquy.report.query.ServedFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists conversations, a page at a time. */
@ApplicationScoped
class ConversationListService {
    private final ConversationStore store;
    private final CursorCodec cursors;

    ConversationListService(ConversationStore store, CursorCodec cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    Uni<ConversationPage> list(ConversationListQuery query) {
        return store.list(query).map(found -> page(query, found));
    }

    private ConversationPage page(ConversationListQuery query, ConversationStore.Found found) {
        boolean more = found.rows().size() > query.pageSize();
        List<Row> rows = more ? found.rows().subList(0, query.pageSize()) : found.rows();
        int given = query.given() + rows.size();
        String next = more && given < ConversationListQuery.MOST_ROWS
                ? cursors.encode(cursor(query, rows.getLast(), given, found.total()), query.fingerprint())
                : null;
        return ConversationPage.of(rows.stream().map(ServedFacts::json).toList(), next, found.total());
    }

    private static Cursor cursor(ConversationListQuery query, Row last, int given, long total) {
        Optional<TimeRange> range = query.pinned().range();
        Instant from = range.map(TimeRange::from).orElse(null);
        Instant to = range.map(TimeRange::to).orElse(null);
        return new Cursor(
                Cursor.text(ConversationStore.key(last)), last.getString("conversation_id"), given, total, from, to);
    }
}
