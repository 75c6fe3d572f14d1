package io.colloquy.report.anomaly;

import io.colloquy.model.timeline.AnomalyCode;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads anomalies: those that the fold stored, and circles of merges, which no single conversation shows. */
@ApplicationScoped
class AnomalyListStore {
    private static final String STORED = """
            SELECT conversation_id, position, code, source, event_id, detail
            FROM anomalies
            WHERE account_id = $1 AND generation = (SELECT facts_generation())""";

    /**
     * Conversations whose merges lead back to them. Only a merged one into which another was merged, and whose own survivor
     * was merged too, can lie on a circle: the walks begin at these. CYCLE ends a walk that has run into a circle on which
     * its start does not lie. A merge into itself is not walked: the fold has refused and listed it. In its conversation a
     * circle comes after what is stored.
     */
    private static final String CIRCLES = """
            SELECT start_id AS conversation_id, %1$d AS position, '%2$s' AS code, NULL AS source, NULL AS event_id,
                   'It was merged into ' || first_into || ', and from there the merges lead back to it' AS detail
            FROM walk
            WHERE into_id = start_id""".formatted(Integer.MAX_VALUE, AnomalyCode.MERGE_CYCLE.wire());

    private static final String WALK = """
            WITH RECURSIVE merges AS MATERIALIZED (
                SELECT conversation_id, merged_into
                FROM conversation_facts
                WHERE account_id = $1 AND generation = (SELECT facts_generation()) AND merged_into IS NOT NULL
                  AND merged_into <> conversation_id),
            walk AS (
                SELECT conversation_id AS start_id, merged_into AS first_into, merged_into AS into_id
                FROM merges
                WHERE conversation_id IN (SELECT merged_into FROM merges)
                  AND merged_into IN (SELECT conversation_id FROM merges)
                UNION ALL
                SELECT walk.start_id, walk.first_into, merges.merged_into
                FROM walk
                JOIN merges ON merges.conversation_id = walk.into_id
                WHERE walk.into_id <> walk.start_id)
            CYCLE into_id SET repeats USING steps
            """;

    private final AccountDatabase database;

    AnomalyListStore(AccountDatabase database) {
        this.database = database;
    }

    /** Anomalies in order, one more than the page holds if there is one. */
    Uni<List<Row>> list(AnomalyQuery query) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(query.accountId());
        String sql = sql(query, parameters);
        return database.inReplicaSnapshot(query.accountId(), connection -> connection
                .preparedQuery(sql)
                .execute(Tuple.from(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    private static String sql(AnomalyQuery query, List<Object> parameters) {
        StringBuilder conditions = new StringBuilder();
        if (query.conversationId() != null) {
            parameters.add(query.conversationId());
            conditions.append(" AND conversation_id = $").append(parameters.size());
        }
        query.after().ifPresent(after -> {
            parameters.add(after.conversationId());
            parameters.add(after.position());
            conditions.append(" AND (conversation_id, position) > ($%d, $%d)"
                    .formatted(parameters.size() - 1, parameters.size()));
        });
        StringBuilder stored = new StringBuilder(STORED).append(conditions);
        if (query.code() != null) {
            parameters.add(query.code());
            stored.append(" AND code = $").append(parameters.size());
        }
        boolean circles = query.code() == null || query.code().equals(AnomalyCode.MERGE_CYCLE.wire());
        parameters.add(query.limit() + 1);
        return (circles
                        ? WALK + "(" + stored + ") UNION ALL (SELECT * FROM (" + CIRCLES + ") AS circles WHERE true"
                                + conditions + ")"
                        : stored)
                + " ORDER BY conversation_id, position LIMIT $" + parameters.size();
    }
}
