package io.colloquy.report.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads numbers of groups, and the conversations behind them. */
@ApplicationScoped
class QueryStore {

    /** A group and its bases, in the order asked. */
    record Numbers(GroupKey key, List<BigDecimal> bases) {}

    /**
     * @param hasBuckets whether the first column is the bucket
     * @param clock how many columns come after it that a clock shows
     * @param groups how many values of dimensions come then
     */
    Uni<List<Numbers>> numbers(
            SqlConnection connection, Statement statement, boolean hasBuckets, int clock, int groups) {
        return rows(connection, statement).map(rows -> rows.stream()
                .map(row -> numbers(row, hasBuckets, clock, groups))
                .toList());
    }

    /** The values of groups. */
    Uni<List<List<String>>> groups(SqlConnection connection, Statement statement, int groups) {
        return rows(connection, statement)
                .map(rows -> rows.stream().map(row -> texts(row, 0, groups)).toList());
    }

    Uni<List<String>> conversations(SqlConnection connection, Statement statement) {
        return rows(connection, statement)
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    private static Numbers numbers(Row row, boolean hasBuckets, int clock, int groups) {
        int column = 0;
        int bucket = hasBuckets ? row.getInteger(column++) : GroupKey.NO_BUCKET;
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < clock; i++) {
            shown.add(row.getInteger(column++));
        }
        List<String> values = texts(row, column, groups);
        column += groups;
        boolean isOther = row.getBoolean(column++);
        List<BigDecimal> bases = new ArrayList<>();
        for (; column < row.size(); column++) {
            bases.add(row.getBigDecimal(column));
        }
        return new Numbers(new GroupKey(bucket, shown, values, isOther), bases);
    }

    private static List<String> texts(Row row, int from, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            texts.add(row.getString(i));
        }
        return texts;
    }

    private static Uni<List<Row>> rows(SqlConnection connection, Statement statement) {
        return connection
                .preparedQuery(statement.sql())
                .execute(Tuple.tuple(new ArrayList<>(statement.parameters())))
                .map(found -> {
                    List<Row> rows = new ArrayList<>(found.size());
                    found.forEach(rows::add);
                    return rows;
                });
    }
}
