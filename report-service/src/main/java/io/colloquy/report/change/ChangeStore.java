package io.colloquy.report.change;

import io.colloquy.report.change.ChangePage.Change;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads which facts changed, when and why. */
@ApplicationScoped
class ChangeStore {
    /**
     * A change is dated after its transaction has its id, as a receipt is: so up to the confirmed instant none is still to
     * come.
     */
    private static final String COMPLETE =
            "SELECT greatest(confirmed_at, timestamptz '1970-01-01 00:00:00Z') AS complete FROM aggregation_horizon";

    /** Each of the two is read by its index up to the page's end. */
    private static final String LIST = """
            WITH changes AS (
                (SELECT conversation_id, changed_at, change_reason FROM conversation_facts
                 WHERE account_id = $1 AND generation = (SELECT facts_generation())
                   AND changed_at > $2 AND changed_at <= $3 AND (changed_at, conversation_id) > ($4, $5)
                   AND ($6::text IS NULL OR change_reason = $6)
                 ORDER BY changed_at, conversation_id LIMIT $7)
                UNION ALL
                (SELECT conversation_id, changed_at, 'other_conversation' FROM conversation_relations
                 WHERE account_id = $1 AND generation = (SELECT facts_generation())
                   AND changed_at > $2 AND changed_at <= $3 AND (changed_at, conversation_id) > ($4, $5)
                   AND ($6::text IS NULL OR $6 = 'other_conversation')
                 ORDER BY changed_at, conversation_id LIMIT $7))
            SELECT c.conversation_id, c.changed_at, c.change_reason, f.first_computed_at
            FROM changes c
            JOIN conversation_facts f
              ON f.account_id = $1 AND f.generation = (SELECT facts_generation())
             AND f.conversation_id = c.conversation_id
            ORDER BY c.changed_at, c.conversation_id LIMIT $7
            """;

    /** Up to when every change is known. */
    Uni<Instant> complete(SqlConnection connection) {
        return connection.query(COMPLETE).execute().map(rows -> rows.iterator()
                .next()
                .getOffsetDateTime("complete")
                .toInstant());
    }

    /** The changes in order, one more than the page holds if there is one. */
    Uni<List<Change>> list(SqlConnection connection, ChangeQuery query, Instant until) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.tuple(Arrays.asList(
                        query.accountId(),
                        utc(query.since()),
                        utc(until),
                        utc(query.after().map(ChangeCursor::changedAt).orElse(query.since())),
                        query.after().map(ChangeCursor::conversationId).orElse(""),
                        query.reason().map(ChangeReason::wire).orElse(null),
                        query.limit() + 1)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ChangeStore::change)
                        .toList());
    }

    private static Change change(Row row) {
        return new Change(
                row.getString("conversation_id"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("change_reason"),
                row.getOffsetDateTime("first_computed_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
