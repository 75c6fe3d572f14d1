package io.colloquy.export.dataset;

import io.colloquy.activity.ActivityStore;
import io.colloquy.activity.AgentHistories;
import io.colloquy.activity.HeldChatStore;
import io.colloquy.activity.Window;
import io.colloquy.model.activity.AgentHistory;
import io.colloquy.model.activity.Chat;
import io.colloquy.model.event.AgentEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * States, shifts and slots of agents as rows, worked out as the report {@code agents} works them out: a few agents at a time,
 * then put in order by way of the disk, so that neither many agents nor a long range cost memory. Blocks.
 */
@ApplicationScoped
public class AgentRows {
    private static final int AGENTS_AT_ONCE = 16;
    private static final int ROWS_IN_MEMORY = 5_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final String NAMES = """
            SELECT a.agent_id AS id, agent_name(a.first_name, a.last_name, a.username) AS name, a.account_ref
            FROM agents a WHERE a.account_id = $1 AND a.agent_id = ANY ($2)
            """;
    private static final String CAMPAIGN_NAMES = """
            SELECT n.reference_id AS id, n.name, NULL::text AS account_ref
            FROM reference_names n WHERE n.account_id = $1 AND n.kind = 'campaign' AND n.reference_id = ANY ($2)
            """;
    private static final String ZONE = "SELECT timezone FROM accounts WHERE account_id = $1";

    private final AgentHistories histories;
    private final ActivityStore activity;
    private final HeldChatStore chats;

    AgentRows(AgentHistories histories, ActivityStore activity, HeldChatStore chats) {
        this.histories = histories;
        this.activity = activity;
        this.chats = chats;
    }

    /** What is worked out. */
    public enum Kind {
        AGENT_STATES,
        SHIFTS,
        SLOTS
    }

    /** Rows in the order of the file. To be closed. */
    public static final class Found implements Closeable {
        private final SortedRows sorted;
        private final long count;
        private final Iterator<Object[]> rows;

        Found(SortedRows sorted) throws IOException {
            this.sorted = sorted;
            this.count = sorted.count();
            this.rows = sorted.read();
        }

        /** How many there are. */
        public long count() {
            return count;
        }

        /** The rows, with the selected values. */
        public Iterator<Object[]> rows() {
            return rows;
        }

        @Override
        public void close() throws IOException {
            sorted.close();
        }
    }

    /**
     * The rows that are wanted.
     *
     * @param connection in one snapshot of the account
     * @param stillWanted asked between agents; throws where there is no use in going on
     */
    public Found find(SqlConnection connection, String accountId, DatasetSelection selection, Runnable stillWanted)
            throws IOException {
        Instant from = selection.range().from();
        Instant to = selection.range().to();
        ZoneId zone = ZoneId.of(await(
                connection.preparedQuery(ZONE).execute(Tuple.of(accountId)).map(rows -> rows.iterator()
                        .next()
                        .getString(0))));
        Instant watermark = await(activity.watermark(connection, accountId));
        List<Window> windows = await(histories.windows(connection, accountId, from, to, zone));
        AgentRowValues values = new AgentRowValues(accountId, selection, zone, watermark);
        SortedRows sorted = new SortedRows(byTimeAndId(values), ROWS_IN_MEMORY);
        try {
            for (int i = 0; i < windows.size(); i += AGENTS_AT_ONCE) {
                stillWanted.run();
                List<Window> some = windows.subList(i, Math.min(windows.size(), i + AGENTS_AT_ONCE));
                List<AgentHistory> read = await(histories.of(connection, accountId, some, from, to));
                Predicate<String> campaigns = campaigns(connection, selection, read);
                AgentRowValues.Names names = names(connection, accountId, read);
                for (AgentHistory history : read) {
                    for (Object[] row : (Iterable<Object[]>) values.of(history, campaigns, names)::iterator) {
                        sorted.add(row);
                    }
                }
            }
            return new Found(sorted);
        } catch (IOException | RuntimeException e) {
            sorted.close();
            throw e;
        }
    }

    /** What follows the selected values of a row is what it is ordered by. */
    private static Comparator<Object[]> byTimeAndId(AgentRowValues values) {
        return (one, other) -> {
            for (int i = values.firstKey(); i < one.length; i++) {
                int compared = AgentRowValues.compare(one[i], other[i]);
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    private Predicate<String> campaigns(
            SqlConnection connection, DatasetSelection selection, List<AgentHistory> histories) {
        if (!selection.filter().asksFor("campaign")) {
            return campaign -> true;
        }
        Set<String> known = new HashSet<>(campaignsOf(histories));
        known.add(null);
        return await(chats.wanted(connection, known, selection.filter()))::contains;
    }

    private static Set<String> campaignsOf(List<AgentHistory> histories) {
        Set<String> campaigns = new HashSet<>();
        histories.stream()
                .flatMap(history -> Stream.concat(
                        history.events().stream().map(event -> ((AgentEvent) event.data()).campaignId()),
                        history.chats().stream().map(Chat::campaignId)))
                .forEach(campaigns::add);
        return campaigns;
    }

    private static AgentRowValues.Names names(
            SqlConnection connection, String accountId, List<AgentHistory> histories) {
        Map<String, String> accounts = new HashMap<>();
        Map<String, String> agents = names(
                connection,
                NAMES,
                accountId,
                histories.stream().map(AgentHistory::agentId).toArray(String[]::new),
                accounts);
        Map<String, String> campaigns = names(
                connection, CAMPAIGN_NAMES, accountId, campaignsOf(histories).toArray(String[]::new), new HashMap<>());
        return new AgentRowValues.Names(agents, accounts, campaigns);
    }

    private static Map<String, String> names(
            SqlConnection connection, String sql, String accountId, String[] ids, Map<String, String> accounts) {
        return await(
                connection.preparedQuery(sql).execute(Tuple.of(accountId, ids)).map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    rows.forEach(row -> {
                        names.put(row.getString("id"), row.getString("name"));
                        accounts.put(row.getString("id"), row.getString("account_ref"));
                    });
                    return names;
                }));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(LONGEST_WAIT);
    }
}
