package io.colloquy.report.conversation;

import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.conversation.ConversationDetail.AnomalyView;
import io.colloquy.report.query.Selection;
import io.colloquy.report.query.ServedFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads conversations from the view of that name. */
@ApplicationScoped
class ConversationStore {
    private static final String KEY = "sort_key";
    private static final int FIRST_FREE = 2;

    private static final String COUNT = "SELECT count(*) AS total FROM conversations WHERE account_id = $1 AND ";

    /**
     * The page is chosen by ids first, so that names are looked up for its rows alone. As an array, not a join: the ids
     * then reach the primary key below the view's own joins.
     */
    private static final String PAGE = """
            SELECT c.%3$s AS %1$s, %2$s
            FROM conversations c
            WHERE c.account_id = $1 AND c.conversation_id = ANY (ARRAY (
              SELECT conversation_id FROM conversations WHERE account_id = $1 AND %4$s ORDER BY %5$s LIMIT %6$d))
            ORDER BY %7$s
            """;

    private static final String AS_OF = "as_of";

    private static final String ONE = "SELECT " + ServedFacts.select("c") + """
            , (SELECT greatest(f.as_of, timestamptz '1970-01-01 00:00:00Z') FROM conversation_facts f
               WHERE f.account_id = c.account_id AND f.generation = (SELECT facts_generation())
                 AND f.conversation_id = c.conversation_id) AS %s
            FROM conversations c WHERE account_id = $1 AND conversation_id = $2
            """.formatted(AS_OF);

    private static final String ANOMALIES = """
            SELECT code, source, event_id, detail FROM anomalies
            WHERE account_id = $1 AND generation = (SELECT facts_generation()) AND conversation_id = $2
            ORDER BY position
            """;

    private final AccountDatabase database;

    ConversationStore(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Conversations in order, one more than the page holds if there is one.
     *
     * @param total all that the list is about
     */
    record Found(List<Row> rows, long total) {}

    /** The value that the list is sorted by. */
    static Object key(Row row) {
        return row.getValue(KEY);
    }

    Uni<Found> list(ConversationListQuery query) {
        return database.inReplicaSnapshot(query.accountId(), connection -> total(connection, query)
                .chain(total -> page(connection, query).map(rows -> new Found(rows, total))));
    }

    /** The one conversation; null if the account has none of that id. */
    Uni<Row> find(SqlConnection connection, String accountId, String conversationId) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(accountId, conversationId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    /** The instant that the facts of {@link #find} are as of. */
    static Instant asOf(Row row) {
        return row.getOffsetDateTime(AS_OF).toInstant();
    }

    /** What was found to be impossible in its events, in order. */
    Uni<List<AnomalyView>> anomalies(SqlConnection connection, String accountId, String conversationId) {
        return connection
                .preparedQuery(ANOMALIES)
                .execute(Tuple.of(accountId, conversationId))
                .map(found -> rows(found).stream()
                        .map(row -> new AnomalyView(
                                row.getString("code"),
                                row.getString("source"),
                                row.getString("event_id"),
                                row.getString("detail")))
                        .toList());
    }

    private static Uni<Long> total(SqlConnection connection, ConversationListQuery query) {
        if (query.after().isPresent()) {
            return Uni.createFrom().item(query.after().get().total());
        }
        SqlCondition condition = condition(query, query.selection());
        return connection
                .preparedQuery(COUNT + condition.sql())
                .execute(tuple(query, condition))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    private static Uni<List<Row>> page(SqlConnection connection, ConversationListQuery query) {
        Sort sort = query.sort();
        SqlCondition selected = condition(query, query.pinned());
        SqlCondition condition = query.after()
                .map(last -> selected.and(
                        sort.after(last, FIRST_FREE + selected.parameters().size())))
                .orElse(selected);
        String sql = PAGE.formatted(
                KEY,
                ServedFacts.select("c"),
                sort.column(),
                condition.sql(),
                sort.orderBy(sort.column(), ""),
                query.pageSize() + 1,
                sort.orderBy("c." + sort.column(), "c."));
        return connection.preparedQuery(sql).execute(tuple(query, condition)).map(ConversationStore::rows);
    }

    private static SqlCondition condition(ConversationListQuery query, Selection selection) {
        return selection.condition(query.anchor().moment().column(), FIRST_FREE);
    }

    private static Tuple tuple(ConversationListQuery query, SqlCondition condition) {
        List<Object> values = new ArrayList<>(condition.parameters());
        values.addFirst(query.accountId());
        return Tuple.tuple(values);
    }

    private static List<Row> rows(RowSet<Row> found) {
        List<Row> rows = new ArrayList<>(found.size());
        found.forEach(rows::add);
        return rows;
    }
}
