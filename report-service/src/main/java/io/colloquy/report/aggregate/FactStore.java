package io.colloquy.report.aggregate;

import io.colloquy.model.fact.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes facts (table conversation_facts), many conversations a statement. */
@ApplicationScoped
class FactStore {
    private static final String UPSERT = upsert();

    /**
     * Writes the facts of these conversations, which must be in {@link Claim#DATABASE_ORDER}, except where facts of more
     * events, or of as many as of a later instant, are there already. On a row that another worker has just written this waits for its commit, and then
     * compares with what it wrote.
     *
     * @return the conversations whose facts were written
     */
    Uni<Set<String>> write(SqlConnection connection, String accountId, List<Folded> conversations) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(accountId);
        parameters.add(conversations.stream().map(Folded::conversationId).toArray(String[]::new));
        parameters.add(conversations.stream().map(Folded::eventCount).toArray(Long[]::new));
        parameters.add(conversations.stream()
                .map(folded -> folded.selectors().adNetwork())
                .toArray(String[]::new));
        parameters.add(conversations.stream()
                .map(folded -> folded.selectors().botIdsLiteral())
                .toArray(String[]::new));
        parameters.add(conversations.stream()
                .map(folded -> folded.asOf().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
        parameters.add(conversations.stream()
                .map(folded -> folded.dueAt() == null ? null : folded.dueAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
        for (int column = 0; column < FactColumns.FACTS.size(); column++) {
            Object[] values = FactColumns.array(FactColumns.FACTS.get(column), conversations.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = conversations.get(i).row().get(column);
            }
            parameters.add(values);
        }
        return connection.preparedQuery(UPSERT).execute(Tuple.from(parameters)).map(rows -> {
            Set<String> written = new HashSet<>();
            rows.forEach(row -> written.add(row.getString("conversation_id")));
            return written;
        });
    }

    private static String upsert() {
        StringBuilder arrays = new StringBuilder(
                "$2::text[], $3::bigint[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]");
        int number = 8;
        for (Fact fact : FactColumns.FACTS) {
            arrays.append(", $").append(number++).append("::").append(FactColumns.arrayType(fact));
        }
        return """
                INSERT INTO conversation_facts AS f (account_id, conversation_id, event_count, ad_network, bot_ids, as_of,
                                                     due_at, %1$s)
                SELECT $1, u.conversation_id, u.event_count, u.ad_network, u.bot_ids::text[], u.as_of, u.due_at, %4$s
                FROM unnest(%2$s) AS u (conversation_id, event_count, ad_network, bot_ids, as_of, due_at, %1$s)
                ON CONFLICT (account_id, conversation_id) DO UPDATE
                SET event_count = excluded.event_count, last_computed_at = now(), ad_network = excluded.ad_network,
                    bot_ids = excluded.bot_ids, as_of = excluded.as_of, due_at = excluded.due_at, %3$s
                WHERE (f.event_count, f.as_of) <= (excluded.event_count, excluded.as_of)
                RETURNING f.conversation_id
                """.formatted(
                        columns(column -> column),
                        arrays,
                        columns(column -> column + " = excluded." + column),
                        columns(column -> "u." + column));
    }

    private static String columns(Function<String, String> write) {
        return FactColumns.FACTS.stream().map(Fact::column).map(write).collect(Collectors.joining(", "));
    }
}
