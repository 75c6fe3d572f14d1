package io.colloquy.report.query;

import io.colloquy.platform.selection.Filter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Rows that numbers are worked out of, as the database reads them.
 *
 * @param name tells it from others, but from those that differ only in what they can be split by
 * @param from the FROM clause; its first table has a column {@code account_id}
 * @param alias of that table
 * @param condition what holds of every row; merged conversations are in no number
 * @param moment what puts a row into the range and a bucket
 * @param until where the stretch of a row that begins at {@code moment} ends, which then is in every bucket that it overlaps;
 *     null for a row of one moment
 * @param rowId what tells a row from others
 * @param conversationId the conversation that the row belongs to; null without one
 * @param columns from a column of the view {@code conversations}, which filters name, to the query's expression for it
 * @param dimensions what the rows can be split by, apart from time, with the expression of each
 * @param notApplicable the filters of a request that have no meaning for these rows
 * @param given how rows that no table holds are worked out, which {@code from} then reads from the parameter {@link #GIVEN};
 *     empty for rows of the database
 */
record Source(
        String name,
        String from,
        String alias,
        String condition,
        String moment,
        String until,
        String rowId,
        String conversationId,
        UnaryOperator<String> columns,
        Map<Dimension, Expression> dimensions,
        Function<Filter, Set<String>> notApplicable,
        Optional<ActivityRows<?>> given) {

    /** The parameter with the rows, after the account. */
    static final String GIVEN = "$2";

    Source {
        dimensions = Map.copyOf(dimensions);
    }

    /** Of rows that the database has. */
    Source(
            String name,
            String from,
            String alias,
            String condition,
            String moment,
            String until,
            String rowId,
            String conversationId,
            UnaryOperator<String> columns,
            Map<Dimension, Expression> dimensions,
            Function<Filter, Set<String>> notApplicable) {
        this(
                name,
                from,
                alias,
                condition,
                moment,
                until,
                rowId,
                conversationId,
                columns,
                dimensions,
                notApplicable,
                Optional.empty());
    }

    /**
     * A dimension of a row.
     *
     * @param sql its value
     * @param join what has to be joined for it; empty if nothing. A row may then be in several groups
     */
    record Expression(String sql, String join) {

        static Expression of(String sql) {
            return new Expression(sql, "");
        }

        /** Each element of a list; null for an empty one. */
        static Expression each(String array, String alias) {
            return new Expression(
                    alias + ".element",
                    " LEFT JOIN LATERAL unnest(%s) AS %s (element) ON true".formatted(array, alias));
        }

        boolean isMany() {
            return !join.isEmpty();
        }
    }

    /** The same rows as far as these groups go: sources whose rows they do not tell apart are then one, and read once. */
    Source splitBy(Collection<Dimension> groups) {
        Map<Dimension, Expression> needed = new EnumMap<>(Dimension.class);
        groups.forEach(dimension -> needed.put(dimension, dimensions.get(dimension)));
        return new Source(
                name,
                from,
                alias,
                condition,
                moment,
                until,
                rowId,
                conversationId,
                columns,
                needed,
                notApplicable,
                given);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Source source && source.name.equals(name) && source.dimensions.equals(dimensions);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
