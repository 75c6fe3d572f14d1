package io.colloquy.report.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to a question: for each group and bucket a number a column.
 *
 * @param groupBy the dimensions that are not of time, as {@link Row} orders their values
 * @param clock hour of the day, day of the week, likewise
 * @param buckets every bucket of the range; empty if the question has none
 * @param previousBuckets those of the period before, the first beside the first; empty without buckets or a comparison
 * @param columns the numbers
 * @param rows largest groups first, the others last; of each group every bucket and every hour or day, in order
 * @param isEmpty whether nothing lies in the range
 * @param hasOther whether groups that are not kept became one
 * @param isCompared whether rows have the numbers of the period before
 * @param names today's names of what dimensions refer to
 */
public record QueryTable(
        List<String> groupBy,
        List<String> clock,
        Optional<Buckets> buckets,
        Optional<Buckets> previousBuckets,
        List<Column> columns,
        List<Row> rows,
        boolean isEmpty,
        boolean hasOther,
        boolean isCompared,
        Names names) {

    public QueryTable {
        groupBy = List.copyOf(groupBy);
        clock = List.copyOf(clock);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A number of each row.
     *
     * @param measure what was asked, by the metric that was measured: in business time the twin
     * @param unit seconds, count, or null
     * @param notApplicable the filters that have no meaning for it; it then has no numbers
     */
    public record Column(String id, Measure measure, String unit, Set<String> notApplicable) {}

    /**
     * @param values a number a column; null where it can't be computed
     * @param previous those of the period before; empty without a comparison
     */
    public record Row(GroupKey key, List<Number> values, List<Number> previous) {}
}
