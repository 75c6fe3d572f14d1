package io.colloquy.report.aggregate;

import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.model.fact.Fact;
import io.colloquy.report.log.EventLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Writes facts (table conversation_facts), many conversations a statement. */
@ApplicationScoped
class FactStore {
    private static final String UPSERT = upsert();

    /**
     * The log only grows: as many events in it as there were at the fold are the same events. Counting them takes a
     * hundredth of folding them.
     */
    private static final String OUTDATED = """
            SELECT u.conversation_id
            FROM unnest($2::text[]) WITH ORDINALITY AS u (conversation_id, position)
            WHERE EXISTS (
                SELECT FROM unnest($3::smallint[]) AS g (generation)
                LEFT JOIN conversation_facts f
                    ON f.account_id = $1 AND f.generation = g.generation AND f.conversation_id = u.conversation_id
                WHERE CASE
                    WHEN f.event_count IS NULL OR f.definitions <> $4 THEN true
                    ELSE f.event_count <> (SELECT count(*) FROM events e
                                           WHERE e.account_id = $1 AND e.subject_type = 'conversation'
                                             AND e.subject = u.conversation_id)
                                        + (SELECT count(*) FROM events WHERE %s) END)
            ORDER BY u.position
            """.formatted(EventLog.IS_CONFIGURATION);

    /**
     * What was there of a conversation before it was written.
     *
     * @param rowsDigest null if nothing was
     * @param related {@link Related#NONE} if nothing was
     */
    record Written(Long rowsDigest, Related related) {
        boolean added() {
            return rowsDigest == null;
        }

        boolean hasOtherRows(long digest) {
            return rowsDigest != null && rowsDigest != digest;
        }
    }

    /**
     * Those of these conversations whose facts, in one of the targets, are not those of all events that the log now
     * holds, or were worked out by other definitions. The others were folded for a batch that was received before or after.
     */
    Uni<List<String>> outdated(SqlConnection connection, List<Target> targets, List<String> conversationIds) {
        return connection
                .preparedQuery(OUTDATED)
                .execute(Tuple.of(
                        targets.getFirst().accountId(),
                        conversationIds.toArray(String[]::new),
                        targets.stream().map(Target::generation).toArray(Short[]::new),
                        Definitions.VERSION))
                .map(rows -> {
                    List<String> outdated = new ArrayList<>(rows.size());
                    rows.forEach(row -> outdated.add(row.getString("conversation_id")));
                    return outdated;
                });
    }

    /**
     * Writes the facts of these conversations, which must be in {@link Claim#DATABASE_ORDER}, except where facts of more
     * events, or of as many as of a later instant, are there already. On a row that another worker has just written this
     * waits for its commit, and then compares with what it wrote.
     *
     * @return by conversation those whose facts were written
     */
    Uni<Map<String, Written>> write(SqlConnection connection, Target target, List<Folded> conversations) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(target.accountId());
        parameters.add(target.generation());
        parameters.add(target.isRebuilt() ? target.served() : null);
        parameters.add(Definitions.VERSION);
        parameters.add(column(conversations, String[]::new, Folded::conversationId));
        parameters.add(column(conversations, Long[]::new, Folded::eventCount));
        parameters.add(column(conversations, Long[]::new, Folded::configurationCount));
        parameters.add(column(
                conversations,
                OffsetDateTime[]::new,
                folded -> utc(folded.arrival().lastReceivedAt())));
        parameters.add(column(
                conversations,
                OffsetDateTime[]::new,
                folded -> utc(folded.arrival().lateReceivedAt())));
        parameters.add(
                column(conversations, Long[]::new, folded -> folded.digests().facts()));
        parameters.add(
                column(conversations, Long[]::new, folded -> folded.digests().rows()));
        parameters.add(column(
                conversations, String[]::new, folded -> folded.selectors().adNetwork()));
        parameters.add(column(
                conversations, String[]::new, folded -> folded.selectors().botIdsLiteral()));
        parameters.add(column(conversations, OffsetDateTime[]::new, folded -> utc(folded.asOf())));
        parameters.add(column(conversations, OffsetDateTime[]::new, folded -> utc(folded.dueAt())));
        for (int column = 0; column < FactColumns.FACTS.size(); column++) {
            Object[] values = FactColumns.array(FactColumns.FACTS.get(column), conversations.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = conversations.get(i).row().get(column);
            }
            parameters.add(values);
        }
        return connection.preparedQuery(UPSERT).execute(Tuple.from(parameters)).map(rows -> {
            Map<String, Written> written = new HashMap<>();
            rows.forEach(row -> written.put(row.getString("conversation_id"), written(row)));
            return written;
        });
    }

    private static Written written(Row row) {
        Long rowsDigest = row.getLong("rows_digest");
        return rowsDigest == null
                ? new Written(null, Related.NONE)
                : new Written(
                        rowsDigest,
                        new Related(
                                row.getString("contact_id"),
                                row.getOffsetDateTime("opened_at"),
                                row.getString("connection_id"),
                                "test".equals(row.getString("environment")),
                                "merged".equals(row.getString("status")),
                                row.getOffsetDateTime("first_closed_at")));
    }

    private static <T> T[] column(List<Folded> conversations, IntFunction<T[]> array, Function<Folded, T> value) {
        return conversations.stream().map(value).toArray(array);
    }

    /** A rebuild takes from what is served when the facts were first computed, and whether it makes them others. */
    private static String upsert() {
        StringBuilder arrays = new StringBuilder(
                "$5::text[], $6::bigint[], $7::bigint[], $8::timestamptz[], $9::timestamptz[], $10::bigint[],"
                        + " $11::bigint[], $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[]");
        int number = 16;
        for (Fact fact : FactColumns.FACTS) {
            arrays.append(", $").append(number++).append("::").append(FactColumns.arrayType(fact));
        }
        return """
                INSERT INTO conversation_facts AS f (
                    account_id, generation, definitions, conversation_id, event_count, configuration_count,
                    last_received_at, late_received_at, digest, rows_digest, ad_network, bot_ids, as_of, due_at,
                    first_computed_at, changed_at, change_reason, %1$s)
                SELECT $1, $2, $4, u.conversation_id, u.event_count, u.configuration_count, u.last_received_at,
                       u.late_received_at, u.digest, u.rows_digest, u.ad_network, u.bot_ids::text[], u.as_of, u.due_at,
                       coalesce(served.first_computed_at, now()),
                       CASE WHEN served.digest <> u.digest THEN clock_timestamp() ELSE served.changed_at END,
                       CASE WHEN served.digest <> u.digest THEN 'definition' ELSE served.change_reason END, %4$s
                FROM unnest(%2$s)
                    AS u (conversation_id, event_count, configuration_count, last_received_at, late_received_at, digest,
                          rows_digest, ad_network, bot_ids, as_of, due_at, %1$s)
                LEFT JOIN conversation_facts served
                    ON served.account_id = $1 AND served.generation = $3 AND served.conversation_id = u.conversation_id
                ON CONFLICT (account_id, generation, conversation_id) DO UPDATE
                SET definitions = excluded.definitions, event_count = excluded.event_count,
                    configuration_count = excluded.configuration_count,
                    last_received_at = excluded.last_received_at, late_received_at = excluded.late_received_at,
                    digest = excluded.digest, rows_digest = excluded.rows_digest, last_computed_at = now(),
                    ad_network = excluded.ad_network, bot_ids = excluded.bot_ids, as_of = excluded.as_of,
                    due_at = excluded.due_at,
                    changed_at = CASE WHEN f.digest <> excluded.digest THEN clock_timestamp() ELSE f.changed_at END,
                    change_reason = CASE
                        WHEN f.digest = excluded.digest THEN f.change_reason
                        WHEN f.definitions <> excluded.definitions THEN 'definition'
                        WHEN f.configuration_count <> excluded.configuration_count THEN 'configuration'
                        WHEN f.event_count = excluded.event_count THEN 'time'
                        WHEN excluded.late_received_at > f.last_received_at THEN 'late_event'
                        ELSE 'event' END, %3$s
                WHERE (f.event_count, f.as_of) <= (excluded.event_count, excluded.as_of)
                RETURNING new.conversation_id, old.rows_digest, old.contact_id, old.opened_at, old.connection_id,
                          old.environment, old.status, old.first_closed_at
                """.formatted(
                        columns(column -> column),
                        arrays,
                        columns(column -> column + " = excluded." + column),
                        FactColumns.FACTS.stream()
                                .map(fact -> "u." + fact.column() + FactColumns.cast(fact))
                                .collect(Collectors.joining(", ")));
    }

    private static String columns(Function<String, String> write) {
        return FactColumns.FACTS.stream().map(Fact::column).map(write).collect(Collectors.joining(", "));
    }
}
