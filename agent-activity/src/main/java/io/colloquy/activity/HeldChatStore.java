package io.colloquy.activity;

import static io.colloquy.platform.sql.Timestamps.instant;
import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.model.activity.Chat;
import io.colloquy.model.activity.SurveyAnswer;
import io.colloquy.model.event.SurveyRating;
import io.colloquy.model.row.HeldChat;
import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.SqlCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the chats that agents held and the answers credited to them; test and merged conversations are in no number. */
@ApplicationScoped
public class HeldChatStore {
    private static final String HELD = """
            SELECT h.agent_id, h.conversation_id, h.received_at, h.ended_at, h.first_message_at, h.visitor_wrote,
                   c.campaign_id, c.request_type
            FROM conversation_held_chats h
            JOIN conversations c ON c.account_id = h.account_id AND c.conversation_id = h.conversation_id
            WHERE h.account_id = $1 AND h.generation = facts_generation()
              AND c.environment IS DISTINCT FROM 'test' AND c.status <> 'merged'
            """;

    private static final String DURING = """
            SELECT held.* FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS w (agent_id, since, until)
            CROSS JOIN LATERAL (
                %1$s AND h.agent_id = w.agent_id AND h.received_at >= w.since
                     AND h.received_at < coalesce(w.until, 'infinity')
                UNION ALL
                %1$s AND h.agent_id = w.agent_id AND h.received_at < w.since
                     AND (h.ended_at >= w.since OR h.ended_at IS NULL)) held
            """.formatted(HELD);

    private static final String OF_CONVERSATIONS = HELD + " AND h.conversation_id = ANY ($2)";

    private static final String ANSWERS = """
            SELECT s.credited_agent_id AS agent_id, s.conversation_id, s.at, s.rating
            FROM conversation_surveys s
            WHERE s.account_id = $1 AND s.generation = facts_generation() AND s.conversation_id = ANY ($2)
              AND s.answered AND s.rating IS NOT NULL AND s.credited_agent_id IS NOT NULL
            """;

    private static final String CAMPAIGNS =
            "SELECT DISTINCT u.campaign_id FROM unnest($1::text[]) AS u (campaign_id) WHERE %s";

    /** The chats of each agent that touch the agent's window. */
    Uni<Map<String, List<Chat>>> during(SqlConnection connection, String accountId, Collection<Window> windows) {
        return connection
                .preparedQuery(DURING)
                .execute(Tuple.of(
                        accountId,
                        windows.stream().map(Window::agentId).toArray(String[]::new),
                        windows.stream().map(window -> utc(window.since())).toArray(OffsetDateTime[]::new),
                        windows.stream().map(window -> utc(window.until())).toArray(OffsetDateTime[]::new)))
                .map(HeldChatStore::chats);
    }

    /** All chats of these conversations, by agent. */
    Uni<Map<String, List<Chat>>> of(SqlConnection connection, String accountId, Set<String> conversations) {
        return connection
                .preparedQuery(OF_CONVERSATIONS)
                .execute(Tuple.of(accountId, conversations.toArray(String[]::new)))
                .map(HeldChatStore::chats);
    }

    /** The rated answers of these conversations, by the agent credited. */
    Uni<Map<String, List<SurveyAnswer>>> answers(
            SqlConnection connection, String accountId, Set<String> conversations) {
        return connection
                .preparedQuery(ANSWERS)
                .execute(Tuple.of(accountId, conversations.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<SurveyAnswer>> answers = new HashMap<>();
                    rows.forEach(row -> answers.computeIfAbsent(row.getString("agent_id"), agent -> new ArrayList<>())
                            .add(new SurveyAnswer(
                                    row.getString("conversation_id"),
                                    instant(row, "at"),
                                    SurveyRating.valueOf(row.getString("rating").toUpperCase(Locale.ROOT)))));
                    return answers;
                });
    }

    /** Those of the campaigns that the filter lets through; null stands for none. */
    public Uni<Set<String>> wanted(SqlConnection connection, Set<String> campaigns, Filter filter) {
        // Of all that a filter can name only the campaign has a meaning here; production is what holds unless asked.
        SqlCondition condition =
                filter.condition(2, column -> column.equals("campaign_id") ? "u.campaign_id" : "'production'::text");
        List<Object> values = new ArrayList<>();
        values.add(campaigns.toArray(String[]::new));
        values.addAll(condition.parameters());
        return connection
                .preparedQuery(CAMPAIGNS.formatted(condition.sql()))
                .execute(Tuple.tuple(values))
                .map(rows -> {
                    Set<String> wanted = new HashSet<>();
                    rows.forEach(row -> wanted.add(row.getString("campaign_id")));
                    return wanted;
                });
    }

    private static Map<String, List<Chat>> chats(RowSet<Row> rows) {
        Map<String, List<Chat>> chats = new HashMap<>();
        rows.forEach(row -> chats.computeIfAbsent(row.getString("agent_id"), agent -> new ArrayList<>())
                .add(chat(row)));
        return chats;
    }

    private static Chat chat(Row row) {
        return new Chat(
                row.getString("conversation_id"),
                row.getString("campaign_id"),
                row.getString("request_type"),
                new HeldChat(
                        row.getString("agent_id"),
                        null,
                        null,
                        instant(row, "received_at"),
                        instant(row, "ended_at"),
                        instant(row, "first_message_at"),
                        row.getBoolean("visitor_wrote")));
    }
}
