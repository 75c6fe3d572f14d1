package io.colloquy.report.report;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.query.LocalClock;
import io.colloquy.report.query.Selection;
import io.colloquy.report.report.Counts.Cell;
import io.colloquy.report.report.Counts.Dimension;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Counts openings and closes, each at its own time, in one pass over the range (metrics 2.1). Merged conversations are
 * in no count.
 */
@ApplicationScoped
class CountStore {
    /** $1 account, $2 starts of the buckets, $3 changes of the zone's offset, $4 the offsets; then the selection. */
    private static final int FIRST_FREE = 5;

    private static final String TIME = """
            width_bucket(%1$s, $2::timestamptz[]) - 1 AS bucket,
            (%1$s AT TIME ZONE 'UTC')
              + make_interval(secs => ($4::integer[])[width_bucket(%1$s, $3::timestamptz[])]) AS local_time
            """;

    private static final String OPENED = """
            WITH opened AS (
              SELECT contact_type, opened_source, ad_network, opened_channel, %1$s
              FROM conversations WHERE account_id = $1 AND status <> 'merged' AND %2$s),
            timed AS (
              SELECT *, extract(isodow FROM local_time)::integer - 1 AS weekday,
                extract(hour FROM local_time)::integer AS hour
              FROM opened)
            SELECT bucket, weekday, hour, contact_type, opened_source, ad_network, opened_channel,
              GROUPING(bucket) = 0 AS is_bucket, GROUPING(hour) = 0 AS is_hour,
              GROUPING(opened_source) = 0 AS is_source, count(*) AS count
            FROM timed
            GROUP BY GROUPING SETS (
              (bucket, contact_type), (weekday, hour), (opened_source, ad_network), (opened_channel))
            """;

    private static final String CLOSED = """
            WITH closed AS (
              SELECT c.contact_type, k.category, k.closed_source, %1$s
              FROM conversation_closes k
              JOIN conversations c ON c.account_id = k.account_id AND c.conversation_id = k.conversation_id
              WHERE k.account_id = $1 AND c.status <> 'merged' AND %2$s),
            timed AS (
              SELECT *, extract(isodow FROM local_time)::integer - 1 AS weekday,
                extract(hour FROM local_time)::integer AS hour
              FROM closed)
            SELECT bucket, weekday, hour, contact_type, category, closed_source,
              GROUPING(bucket) = 0 AS is_bucket, GROUPING(hour) = 0 AS is_hour,
              GROUPING(closed_source) = 0 AS is_source, count(*) AS count
            FROM timed
            GROUP BY GROUPING SETS ((bucket, contact_type), (weekday, hour), (category), (closed_source))
            """;

    /** What a close has of its own; the conversation has them too, of its last close. */
    private static final Set<Fact> OF_CLOSES = Set.of(
            Fact.CLOSED_AT,
            Fact.CLOSED_SOURCE,
            Fact.CLOSED_BY_TYPE,
            Fact.CLOSED_BY,
            Fact.CLOSED_BY_TEAM,
            Fact.CATEGORY);

    private static final Set<String> COLUMNS_OF_CLOSES =
            Set.copyOf(OF_CLOSES.stream().map(Fact::column).toList());

    /** The openings of the selection. */
    Uni<Counts> opened(SqlConnection connection, String accountId, Selection selection, Buckets buckets) {
        String moment = Fact.OPENED_AT.column();
        SqlCondition condition = selection.condition(moment, FIRST_FREE);
        return count(
                connection,
                accountId,
                selection,
                buckets,
                OPENED.formatted(TIME.formatted(moment), condition.sql()),
                condition,
                CountStore::openedGroup);
    }

    /** The closes of the selection: what it says of a close is about that close, not about the conversation's last. */
    Uni<Counts> closed(SqlConnection connection, String accountId, Selection selection, Buckets buckets) {
        String moment = Fact.CLOSED_AT.column();
        SqlCondition condition = selection.condition(moment, FIRST_FREE, CountStore::columnOfClose);
        return count(
                connection,
                accountId,
                selection,
                buckets,
                CLOSED.formatted(TIME.formatted(columnOfClose(moment)), condition.sql()),
                condition,
                CountStore::closedGroup);
    }

    private static String columnOfClose(String column) {
        return (COLUMNS_OF_CLOSES.contains(column) ? "k." : "c.") + column;
    }

    private static Uni<Counts> count(
            SqlConnection connection,
            String accountId,
            Selection selection,
            Buckets buckets,
            String sql,
            SqlCondition condition,
            Function<Row, Cell> group) {
        TimeRange range = selection.range().orElseThrow();
        LocalClock clock = LocalClock.of(range);
        List<Object> values =
                new ArrayList<>(List.of(accountId, buckets.thresholds(), clock.changes(), clock.offsets()));
        values.addAll(condition.parameters());
        return connection.preparedQuery(sql).execute(Tuple.tuple(values)).map(rows -> {
            List<Cell> cells = new ArrayList<>(rows.size());
            rows.forEach(row -> cells.add(cell(row, group)));
            return Counts.of(cells, buckets.size());
        });
    }

    private static Cell cell(Row row, Function<Row, Cell> group) {
        long count = row.getLong("count");
        if (row.getBoolean("is_bucket")) {
            return new Cell.InBucket(row.getInteger("bucket"), row.getString("contact_type"), count);
        }
        return row.getBoolean("is_hour")
                ? new Cell.InHour(row.getInteger("weekday"), row.getInteger("hour"), count)
                : group.apply(row);
    }

    private static Cell openedGroup(Row row) {
        return row.getBoolean("is_source")
                ? new Cell.InSource(row.getString("opened_source"), row.getString("ad_network"), row.getLong("count"))
                : group(row, Dimension.OPENED_CHANNEL, "opened_channel");
    }

    private static Cell closedGroup(Row row) {
        return row.getBoolean("is_source")
                ? group(row, Dimension.CLOSED_SOURCE, "closed_source")
                : group(row, Dimension.CATEGORY, "category");
    }

    private static Cell group(Row row, Dimension dimension, String column) {
        return new Cell.InGroup(dimension, row.getString(column), row.getLong("count"));
    }
}
