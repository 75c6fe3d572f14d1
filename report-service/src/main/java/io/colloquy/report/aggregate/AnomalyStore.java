package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Writes what is wrong with conversations (table anomalies). */
@ApplicationScoped
class AnomalyStore {
    private static final String DELETE = """
            DELETE FROM anomalies a USING unnest($2::text[], $3::bigint[]) AS u (conversation_id, event_count)
            WHERE a.account_id = $1 AND a.generation = $4 AND a.conversation_id = u.conversation_id
              AND a.event_count <= u.event_count
            """;

    private static final String INSERT = """
            INSERT INTO anomalies (account_id, generation, conversation_id, position, event_count, code, source, event_id,
                                   detail)
            SELECT $1, $2, u.* FROM unnest($3::text[], $4::integer[], $5::bigint[], $6::text[], $7::text[], $8::text[],
                                           $9::text[]) AS u
            """;

    private static final String INSERT_FAILED = """
            INSERT INTO anomalies AS a (account_id, generation, conversation_id, position, event_count, code, detail)
            SELECT $1, $6, u.conversation_id, -1, u.event_count, $4, $5
            FROM unnest($2::text[], $3::bigint[]) AS u (conversation_id, event_count)
            WHERE NOT EXISTS (SELECT 1 FROM conversation_facts f
                              WHERE f.account_id = $1 AND f.generation = $6 AND f.conversation_id = u.conversation_id
                                AND f.event_count > u.event_count)
            ON CONFLICT (account_id, generation, conversation_id, position) DO UPDATE
            SET event_count = excluded.event_count, detail = excluded.detail
            WHERE a.event_count <= excluded.event_count
            """;

    private static final String FAILED_DETAIL =
            "The facts could not be worked out from all events; the log of the service names the reason";

    /**
     * Replaces the anomalies of conversations whose facts this transaction has just written: it holds their rows, so no
     * other worker does the same now.
     */
    Uni<Void> replace(SqlConnection connection, String accountId, short generation, List<Folded> written) {
        if (written.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(accountId, ids(written), eventCounts(written), generation))
                .chain(() -> insert(connection, accountId, generation, written));
    }

    private static Uni<Void> insert(
            SqlConnection connection, String accountId, short generation, List<Folded> written) {
        record Found(Folded in, int position) {
            FoundAnomaly anomaly() {
                return in.anomalies().get(position);
            }
        }
        List<Found> found = new ArrayList<>();
        for (Folded folded : written) {
            for (int position = 0; position < folded.anomalies().size(); position++) {
                found.add(new Found(folded, position));
            }
        }
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(accountId)
                        .addShort(generation)
                        .addArrayOfString(
                                found.stream().map(f -> f.in().conversationId()).toArray(String[]::new))
                        .addArrayOfInteger(found.stream().map(Found::position).toArray(Integer[]::new))
                        .addArrayOfLong(
                                found.stream().map(f -> f.in().eventCount()).toArray(Long[]::new))
                        .addArrayOfString(
                                found.stream().map(f -> f.anomaly().code()).toArray(String[]::new))
                        .addArrayOfString(
                                found.stream().map(f -> f.anomaly().source()).toArray(String[]::new))
                        .addArrayOfString(
                                found.stream().map(f -> f.anomaly().eventId()).toArray(String[]::new))
                        .addArrayOfString(
                                found.stream().map(f -> f.anomaly().detail()).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Notes conversations, in {@link Claim#DATABASE_ORDER}, whose fold failed, unless facts of more events are there. */
    Uni<Void> noteFailed(SqlConnection connection, String accountId, short generation, List<Folded> failed) {
        if (failed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(INSERT_FAILED)
                .execute(Tuple.of(
                        accountId,
                        ids(failed),
                        eventCounts(failed),
                        FoundAnomaly.FOLD_FAILED,
                        FAILED_DETAIL,
                        generation))
                .replaceWithVoid();
    }

    private static String[] ids(List<Folded> conversations) {
        return conversations.stream().map(Folded::conversationId).toArray(String[]::new);
    }

    private static Long[] eventCounts(List<Folded> conversations) {
        return conversations.stream().map(Folded::eventCount).toArray(Long[]::new);
    }
}
