package io.colloquy.report.backlog;

import io.colloquy.model.row.BacklogStretch.Kind;
import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.report.backlog.BacklogCounts.Lain;
import io.colloquy.report.query.Selection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts what lay in the backlog (view backlog). Merged conversations are in none. */
@ApplicationScoped
class BacklogStore {
    /** $1 account, $2 one or more instants; then the filter. */
    private static final int FIRST_FREE = 3;

    private static final String NOW = """
            WITH waiting AS (
              SELECT b.kind, b.started_at, extract(epoch FROM $2::timestamptz - b.started_at) AS seconds
              FROM backlog b
              JOIN conversations c ON c.account_id = b.account_id AND c.conversation_id = b.conversation_id
              WHERE b.account_id = $1 AND b.ended_at IS NULL AND b.started_at <= $2
                AND c.status <> 'merged' AND %s)
            SELECT kind, count(*) AS count, min(started_at) AS oldest_since,
              floor(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::bigint AS median,
              floor(percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds))::bigint AS p90,
              floor(max(seconds))::bigint AS longest
            FROM waiting GROUP BY kind
            """;

    /**
     * A stretch lay at an instant if it began before it and did not end before it: what happens at the instant itself
     * belongs to the bucket that begins there.
     */
    private static final String AT = """
            SELECT b.kind, width_bucket(b.started_at, $2::timestamptz[]) AS first,
              coalesce(width_bucket(b.ended_at, $2::timestamptz[]), cardinality($2::timestamptz[])) AS after,
              count(*) AS count
            FROM backlog b
            JOIN conversations c ON c.account_id = b.account_id AND c.conversation_id = b.conversation_id
            WHERE b.account_id = $1 AND b.started_at < ($2::timestamptz[])[cardinality($2::timestamptz[])]
              AND (b.ended_at IS NULL OR b.ended_at >= ($2::timestamptz[])[1])
              AND c.status <> 'merged' AND %s
            GROUP BY 1, 2, 3
            """;

    /** Each backlog as it is at that instant, which must not be long past: what has ended since is not in it. */
    Uni<Map<Kind, BacklogNow>> now(SqlConnection connection, String accountId, Selection selection, Instant now) {
        SqlCondition filter = filter(selection);
        return connection
                .preparedQuery(NOW.formatted(filter.sql()))
                .execute(tuple(accountId, utc(now), filter))
                .map(rows -> {
                    Map<Kind, BacklogNow> backlogs = new EnumMap<>(Kind.class);
                    rows.forEach(row -> backlogs.put(
                            kind(row),
                            new BacklogNow(
                                    row.getLong("count"),
                                    row.getOffsetDateTime("oldest_since").toInstant(),
                                    row.getLong("median"),
                                    row.getLong("p90"),
                                    row.getLong("longest"))));
                    return backlogs;
                });
    }

    /** What lay at each of these instants, which must be in order, each but once. */
    Uni<BacklogCounts> at(SqlConnection connection, String accountId, Selection selection, List<Instant> instants) {
        if (instants.isEmpty()) {
            return Uni.createFrom().item(BacklogCounts.of(List.of(), 0));
        }
        SqlCondition filter = filter(selection);
        OffsetDateTime[] thresholds = instants.stream().map(BacklogStore::utc).toArray(OffsetDateTime[]::new);
        return connection
                .preparedQuery(AT.formatted(filter.sql()))
                .execute(tuple(accountId, thresholds, filter))
                .map(rows -> {
                    List<Lain> stretches = new ArrayList<>(rows.size());
                    rows.forEach(row -> stretches.add(new Lain(
                            kind(row), row.getInteger("first"), row.getInteger("after"), row.getLong("count"))));
                    return BacklogCounts.of(stretches, instants.size());
                });
    }

    /** The range is about the stretches, not about a moment of the conversation. */
    private static SqlCondition filter(Selection selection) {
        return new Selection(Optional.empty(), selection.filter(), selection.zone())
                .condition("", FIRST_FREE, column -> "c." + column);
    }

    private static Tuple tuple(String accountId, Object instants, SqlCondition filter) {
        List<Object> values = new ArrayList<>();
        values.add(accountId);
        values.add(instants);
        values.addAll(filter.parameters());
        return Tuple.tuple(values);
    }

    private static Kind kind(Row row) {
        return Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
