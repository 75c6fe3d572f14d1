package io.colloquy.report.query;

import io.colloquy.report.query.Aggregation.Percentile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes how rows of several groups become numbers. PostgreSQL sorts all rows by their groups where an ordered-set aggregate
 * is asked for; here rows are hashed into groups, and percentiles are read off an array of each group's values, sorted once
 * for all percentiles of a value: a third of the time (docs/benchmarks.md, P4). Pure.
 */
final class GroupedSql {
    private final List<String> keys;
    private final boolean hasOther;
    private final List<Base> bases;
    private final List<String> values;

    /**
     * @param keys columns that make the groups
     * @param hasOther whether the rows say if they are of the others
     * @param values the values of the rows, of which the n-th is the column {@code vn}
     */
    GroupedSql(List<String> keys, boolean hasOther, List<Base> bases, List<String> values) {
        this.keys = keys;
        this.hasOther = hasOther;
        this.bases = bases;
        this.values = values;
    }

    /** The statement over the rows of {@code table}: the keys, whether it is of the others, then the bases in order. */
    String select(String table) {
        List<String> shown = new ArrayList<>(keys);
        shown.add("is_other");
        List<String> grouped = new ArrayList<>(keys);
        grouped.add(hasOther ? "is_other" : "false AS is_other");
        Set<Integer> sorted = new LinkedHashSet<>();
        for (int i = 0; i < bases.size(); i++) {
            Base base = bases.get(i);
            int value = values.indexOf(base.value()) + 1;
            if (base.aggregation() instanceof Percentile percentile) {
                sorted.add(value);
                shown.add(percentile.ofSorted("s" + value));
            } else {
                shown.add("b" + i);
                grouped.add(base.aggregation().sql("v" + value) + " AS b" + i);
            }
        }
        List<String> ordered = new ArrayList<>(List.of("*"));
        for (int value : sorted) {
            grouped.add("array_agg(v%1$d) FILTER (WHERE v%1$d IS NOT NULL) AS a%1$d".formatted(value));
            ordered.add("array_sort(a%1$d) AS s%1$d".formatted(value));
        }
        String groups = IntStream.rangeClosed(1, keys.size() + 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        // OFFSET 0 keeps the planner from writing each sort once for each time that it is read
        return "SELECT %s FROM (SELECT %s FROM (SELECT %s FROM %s GROUP BY %s) AS g OFFSET 0) AS o"
                .formatted(
                        String.join(", ", shown),
                        String.join(", ", ordered),
                        String.join(", ", grouped),
                        table,
                        groups);
    }
}
