package io.colloquy.report.rebuild;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The tables rebuilds and retired_generations, and the generation that is served. */
@ApplicationScoped
class RebuildStore {
    /** A number that no rebuild before had: what an aborted one may have left is never taken for this one's. */
    private static final String START = """
            INSERT INTO rebuilds (account_id, generation, subject_type, last_subject)
            SELECT a.account_id,
                   1 + greatest(a.generation, (SELECT max(g.generation) FROM retired_generations g
                                               WHERE g.account_id = a.account_id)),
                   $1, ''
            FROM accounts a WHERE %s
            ON CONFLICT (account_id) DO NOTHING
            """;

    private static final String START_ONE = START.formatted("a.account_id = $2");
    private static final String START_ALL = START.formatted("true");

    private static final String STATUS = """
            SELECT r.started_at, r.subject_type IS NULL AS all_queued, r.queued,
                   (SELECT count(*) FROM pending_batches p
                    WHERE p.account_id = r.account_id AND p.generation = r.generation) AS waiting
            FROM rebuilds r WHERE r.account_id = $1
            """;

    /** One that is not all queued, or whose work is all done; another replica's is passed over. */
    private static final String NEXT = """
            SELECT account_id, generation, started_at, subject_type, last_subject, queued FROM rebuilds r
            WHERE subject_type IS NOT NULL
               OR NOT EXISTS (SELECT FROM pending_batches p
                              WHERE p.account_id = r.account_id AND p.generation = r.generation)
            ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String QUEUE = """
            WITH next AS MATERIALIZED (
                %s LIMIT $4),
            queued AS (
                INSERT INTO pending_batches (account_id, received_at, subject_types, subjects, generation)
                SELECT $1, $5, array_agg($2), array_agg(subject), $6 FROM next HAVING count(*) > 0)
            SELECT count(*) AS found, max(subject) AS last FROM next
            """;

    private static final String SUBJECTS = """
                SELECT DISTINCT subject FROM events
                WHERE account_id = $1 AND %s AND subject > $3
                ORDER BY subject""";

    private static final String QUEUE_CONVERSATIONS =
            QUEUE.formatted(SUBJECTS.formatted("subject_type = 'conversation' AND subject_type = $2"));
    private static final String QUEUE_REFERENCES =
            QUEUE.formatted(SUBJECTS.formatted("subject_type <> 'conversation' AND subject_type = $2"));

    /** The types are said in full for the sake of the partial index; of all keys none is smaller than that of zeros. */
    private static final String QUEUE_EVENTS = QUEUE.formatted("""
                SELECT event_key::text AS subject FROM events
                WHERE account_id = $1 AND subject_type IN ('agent_activity', 'page', 'entrypoint', 'invite')
                  AND subject_type = $2 AND event_key > coalesce(nullif($3, ''), '00000000-0000-0000-0000-000000000000')::uuid
                ORDER BY event_key""");

    private static final String MOVE = """
            UPDATE rebuilds SET subject_type = $2, last_subject = $3, queued = queued + $4 WHERE account_id = $1
            """;

    /** Whoever works at one of the conversations now writes both, or saw that this was coming. */
    private static final String SERVE = """
            WITH over AS (DELETE FROM rebuilds WHERE account_id = $1),
            retired AS (
                INSERT INTO retired_generations (account_id, generation)
                SELECT account_id, generation FROM accounts WHERE account_id = $1
                ON CONFLICT DO NOTHING)
            UPDATE accounts SET generation = $2 WHERE account_id = $1
            """;

    private static final String RETIRED = "SELECT account_id, generation FROM retired_generations";

    private static final String DELETE = """
            DELETE FROM %1$s WHERE account_id = $1 AND generation = $2 AND conversation_id IN (
                SELECT conversation_id FROM %1$s WHERE account_id = $1 AND generation = $2 LIMIT $3)
            """;

    /** Kept for a while, for a worker that had begun before may still write there. */
    private static final String FORGET = """
            DELETE FROM retired_generations
            WHERE account_id = $1 AND generation = $2 AND retired_at < clock_timestamp() - interval '1 hour'
            """;

    private static final List<String> TABLES = List.of(
            "conversation_facts",
            "conversation_relations",
            "conversation_interactions",
            "conversation_status_changes",
            "conversation_responses",
            "conversation_assignments",
            "conversation_held_chats",
            "conversation_sessions",
            "conversation_surveys",
            "conversation_payments",
            "conversation_topics",
            "conversation_backlog",
            "anomalies");

    private static final int SUBJECTS_AT_ONCE = 1000;
    private static final int DELETED_AT_ONCE = 5000;

    /** Starts the account's rebuild unless one is going on. */
    Uni<Void> start(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(START_ONE)
                .execute(Tuple.of(RebuildStage.first().wire(), accountId))
                .replaceWithVoid();
    }

    /** Starts every account's rebuild unless one is going on. */
    Uni<Void> startAll(SqlConnection connection) {
        return connection
                .preparedQuery(START_ALL)
                .execute(Tuple.of(RebuildStage.first().wire()))
                .replaceWithVoid();
    }

    Uni<RebuildStatus> status(SqlConnection connection, String accountId) {
        return connection.preparedQuery(STATUS).execute(Tuple.of(accountId)).map(rows -> {
            if (rows.size() == 0) {
                return RebuildStatus.NONE;
            }
            Row row = rows.iterator().next();
            return new RebuildStatus(
                    true,
                    row.getOffsetDateTime("started_at").toInstant(),
                    row.getBoolean("all_queued"),
                    row.getLong("queued"),
                    row.getLong("waiting"));
        });
    }

    /** A rebuild that can be led on, held until the transaction ends. */
    Uni<Optional<Rebuild>> next(SqlConnection connection) {
        return connection.query(NEXT).execute().map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new Rebuild(
                    row.getString("account_id"),
                    row.getShort("generation"),
                    row.getOffsetDateTime("started_at"),
                    RebuildStage.ofWire(row.getString("subject_type")),
                    row.getString("last_subject"),
                    row.getLong("queued")));
        });
    }

    /** Queues the next subjects of the log; goes on to the next stage when there are none. */
    Uni<Void> queueMore(SqlConnection connection, Rebuild rebuild) {
        return connection
                .preparedQuery(statement(rebuild.stage()))
                .execute(Tuple.of(
                        rebuild.accountId(),
                        rebuild.stage().wire(),
                        rebuild.last(),
                        SUBJECTS_AT_ONCE,
                        rebuild.startedAt(),
                        rebuild.generation()))
                .map(rows -> rows.iterator().next())
                .chain(row -> row.getLong("found") < SUBJECTS_AT_ONCE
                        ? move(connection, rebuild, rebuild.stage().next(), "", row.getLong("found"))
                        : move(connection, rebuild, rebuild.stage(), row.getString("last"), row.getLong("found")));
    }

    private static String statement(RebuildStage stage) {
        if (stage.isEventByEvent()) {
            return QUEUE_EVENTS;
        }
        return stage == RebuildStage.CONVERSATION ? QUEUE_CONVERSATIONS : QUEUE_REFERENCES;
    }

    private static Uni<Void> move(
            SqlConnection connection, Rebuild rebuild, RebuildStage stage, String last, long found) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(rebuild.accountId(), stage == null ? null : stage.wire(), last, found))
                .replaceWithVoid();
    }

    /** Has the new facts served, and the old ones deleted by and by. */
    Uni<Void> finish(SqlConnection connection, Rebuild rebuild) {
        return connection
                .preparedQuery(SERVE)
                .execute(Tuple.of(rebuild.accountId(), rebuild.generation()))
                .replaceWithVoid();
    }

    /**
     * Facts that are served no more.
     *
     * @param generation theirs
     */
    record Retired(String accountId, short generation) {}

    /** All that are not forgotten yet. */
    Uni<List<Retired>> retired(SqlConnection connection) {
        return connection.query(RETIRED).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Retired(row.getString("account_id"), row.getShort("generation")))
                .toList());
    }

    /** Deletes some of them; false if nothing was left. */
    Uni<Boolean> delete(SqlConnection connection, Retired retired) {
        Uni<Integer> deleted = Uni.createFrom().item(0);
        for (String table : TABLES) {
            deleted = deleted.chain(before -> connection
                    .preparedQuery(DELETE.formatted(table))
                    .execute(Tuple.of(retired.accountId(), retired.generation(), DELETED_AT_ONCE))
                    .map(rows -> before + rows.rowCount()));
        }
        return deleted.chain(count -> connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(retired.accountId(), retired.generation()))
                .replaceWith(count > 0));
    }
}
