package io.colloquy.report.traffic;

import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.query.Selection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what visitors did (table traffic_events) and the chats that came of it, over the range asked. */
@ApplicationScoped
class TrafficStore {
    /** $1 account, $2 starts of the buckets; then the selection. */
    private static final int FIRST_FREE = 3;

    private static final String BUCKET = "width_bucket(%s, $2::timestamptz[]) - 1 AS bucket";

    /** An automatic invite is an entry point: its filter is the entry point's id, shown is a view, accepted a click. */
    private static final String ENTRYPOINTS = """
            SELECT %s, campaign_id, CASE WHEN type <> 'page.visited' THEN subject END AS entrypoint_id,
                   count(*) FILTER (WHERE type = 'page.visited') AS pages,
                   count(*) FILTER (WHERE type IN ('entrypoint.viewed', 'invite.shown')) AS views,
                   count(*) FILTER (WHERE type IN ('entrypoint.clicked', 'invite.accepted')) AS clicks,
                   count(DISTINCT visitor_id) AS visitors
            FROM traffic_events
            WHERE account_id = $1
              AND type IN ('page.visited', 'entrypoint.viewed', 'entrypoint.clicked', 'invite.shown', 'invite.accepted')
              AND %s
            GROUP BY 1, 2, 3
            """;

    private static final String CHATS = """
            SELECT %s, campaign_id, entrypoint_id, count(*) AS chats
            FROM conversations
            WHERE account_id = $1 AND entrypoint_id IS NOT NULL AND status <> 'merged' AND %s
            GROUP BY 1, 2, 3
            """;

    private static final String INVITES = """
            SELECT %s, campaign_id, subject AS filter_id,
                   count(*) FILTER (WHERE type = 'invite.matched') AS matched,
                   count(*) FILTER (WHERE type = 'invite.shown') AS shown,
                   count(*) FILTER (WHERE type = 'invite.accepted') AS accepted,
                   count(*) FILTER (WHERE type = 'invite.declined') AS declined,
                   count(*) FILTER (WHERE type = 'invite.cancelled') AS cancelled,
                   count(*) FILTER (WHERE type = 'invite.no_availability') AS no_availability,
                   count(*) FILTER (WHERE type = 'invite.expired') AS expired,
                   count(*) FILTER (WHERE type = 'invite.ignored') AS ignored
            FROM traffic_events
            WHERE account_id = $1 AND type LIKE 'invite.%%' AND %s
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """;

    private static final String VISITORS = """
            SELECT campaign_id, count(DISTINCT visitor_id) AS visitors
            FROM traffic_events
            WHERE account_id = $1 AND %s
            GROUP BY GROUPING SETS ((), (campaign_id)) ORDER BY campaign_id NULLS FIRST
            """;

    /** Today's names: the one told last, and of what was only ever told by a chat the last chat's. */
    private static final String NAMES = """
            SELECT w.id, coalesce(t.name, c.name) AS name
            FROM unnest($2::text[]) AS w (id)
            LEFT JOIN LATERAL (
                SELECT e.name FROM traffic_events e
                WHERE e.account_id = $1 AND e.subject = w.id AND e.name IS NOT NULL
                ORDER BY e.occurred_at DESC, e.event_key DESC LIMIT 1) t ON true
            LEFT JOIN LATERAL (
                SELECT c.request_source AS name FROM conversations c
                WHERE c.account_id = $1 AND c.entrypoint_id = w.id AND c.request_source IS NOT NULL
                  AND t.name IS NULL AND c.opened_at >= $3 AND c.opened_at < $4
                ORDER BY c.opened_at DESC, c.conversation_id DESC LIMIT 1) c ON true
            """;

    /**
     * Distinct visitors.
     *
     * @param all over everything
     * @param byCampaign over each campaign, by its id
     */
    record Visitors(long all, Map<String, Long> byCampaign) {}

    Uni<TrafficCounts> traffic(SqlConnection connection, String accountId, Selection selection, Buckets buckets) {
        SqlCondition chats = selection.condition("opened_at", FIRST_FREE);
        return ofEvents(connection, ENTRYPOINTS, accountId, selection, buckets).chain(events -> execute(
                        connection,
                        CHATS.formatted(BUCKET.formatted("opened_at"), chats.sql()),
                        accountId,
                        buckets,
                        chats)
                .map(opened -> counts(events, opened)));
    }

    Uni<List<InviteCounts>> invites(SqlConnection connection, String accountId, Selection selection, Buckets buckets) {
        return ofEvents(connection, INVITES, accountId, selection, buckets).map(rows -> {
            List<InviteCounts> invites = new ArrayList<>(rows.size());
            rows.forEach(row -> invites.add(invites(row)));
            return invites;
        });
    }

    Uni<Visitors> visitors(SqlConnection connection, String accountId, Selection selection) {
        SqlCondition condition = selection.condition("occurred_at", 2, TrafficStore::column);
        List<Object> values = new ArrayList<>();
        values.add(accountId);
        values.addAll(condition.parameters());
        return connection
                .preparedQuery(VISITORS.formatted(condition.sql()))
                .execute(Tuple.tuple(values))
                .map(rows -> {
                    Map<String, Long> visitors = new HashMap<>();
                    rows.forEach(row -> visitors.put(row.getString("campaign_id"), row.getLong("visitors")));
                    long all = visitors.remove(null);
                    return new Visitors(all, visitors);
                });
    }

    /** The names of these entry points and filters. */
    Uni<Map<String, String>> names(SqlConnection connection, String accountId, List<String> ids, Buckets buckets) {
        return connection
                .preparedQuery(NAMES)
                .execute(Tuple.of(
                        accountId,
                        ids.toArray(String[]::new),
                        buckets.starts().getFirst().atOffset(ZoneOffset.UTC),
                        buckets.end().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getString("id"), row.getString("name")));
                    return names;
                });
    }

    private static Uni<RowSet<Row>> ofEvents(
            SqlConnection connection, String sql, String accountId, Selection selection, Buckets buckets) {
        SqlCondition condition = selection.condition("occurred_at", FIRST_FREE, TrafficStore::column);
        return execute(
                connection,
                sql.formatted(BUCKET.formatted("occurred_at"), condition.sql()),
                accountId,
                buckets,
                condition);
    }

    private static Uni<RowSet<Row>> execute(
            SqlConnection connection, String sql, String accountId, Buckets buckets, SqlCondition condition) {
        List<Object> values = new ArrayList<>();
        values.add(accountId);
        values.add(buckets.thresholds());
        values.addAll(condition.parameters());
        return connection.preparedQuery(sql).execute(Tuple.tuple(values));
    }

    /** Of all that a filter can name visitors have a campaign; they count as production, which holds unless asked. */
    private static String column(String column) {
        return switch (column) {
            case "occurred_at", "campaign_id" -> column;
            default -> "'production'::text";
        };
    }

    private static TrafficCounts counts(RowSet<Row> events, RowSet<Row> opened) {
        TrafficCounts counts = new TrafficCounts();
        for (Row row : events) {
            int bucket = row.getInteger("bucket");
            String campaign = row.getString("campaign_id");
            String entrypoint = row.getString("entrypoint_id");
            if (entrypoint == null) {
                counts.pages(bucket, campaign, row.getLong("pages"), row.getLong("visitors"));
            } else {
                counts.entrypoint(
                        bucket,
                        campaign,
                        entrypoint,
                        row.getLong("views"),
                        row.getLong("clicks"),
                        row.getLong("visitors"));
            }
        }
        opened.forEach(row -> counts.chats(
                row.getInteger("bucket"),
                row.getString("campaign_id"),
                row.getString("entrypoint_id"),
                row.getLong("chats")));
        return counts;
    }

    private static InviteCounts invites(Row row) {
        return new InviteCounts(
                row.getInteger("bucket"),
                row.getString("campaign_id"),
                row.getString("filter_id"),
                row.getLong("matched"),
                row.getLong("shown"),
                row.getLong("accepted"),
                row.getLong("declined"),
                row.getLong("cancelled"),
                row.getLong("no_availability"),
                row.getLong("expired"),
                row.getLong("ignored"));
    }
}
