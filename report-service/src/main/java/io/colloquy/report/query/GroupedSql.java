package io.colloquy.report.query;

import io.colloquy.report.query.Aggregation.Percentile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes how rows of several groups become numbers. PostgreSQL sorts all rows by their groups where an ordered-set aggregate
 * is asked for; here rows are hashed into groups, percentiles come of an array of each group's values, and all percentiles of
 * one value out of one sort: less than half of the time (docs/benchmarks.md, P4). Pure.
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
        Map<Integer, List<Integer>> percentiles = percentiles();
        List<String> shown = new ArrayList<>(keys);
        shown.add("is_other");
        List<String> grouped = new ArrayList<>(keys);
        grouped.add(hasOther ? "is_other" : "false AS is_other");
        for (int i = 0; i < bases.size(); i++) {
            Base base = bases.get(i);
            int value = value(base);
            if (base.aggregation() instanceof Percentile percentile) {
                int place = percentiles.get(value).indexOf(percentile.percent()) + 1;
                shown.add(Percentile.rounded("(p%d.found)[%d]".formatted(value, place)));
            } else {
                shown.add("b" + i);
                grouped.add(base.aggregation().sql("v" + value) + " AS b" + i);
            }
        }
        percentiles.keySet().forEach(value -> grouped.add("array_agg(v%1$d) AS a%1$d".formatted(value)));
        String groups = IntStream.rangeClosed(1, keys.size() + 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return "SELECT %s FROM (SELECT %s FROM %s GROUP BY %s) AS g%s"
                .formatted(String.join(", ", shown), String.join(", ", grouped), table, groups, sorted(percentiles));
    }

    private static String sorted(Map<Integer, List<Integer>> percentiles) {
        return percentiles.entrySet().stream()
                .map(of -> (" CROSS JOIN LATERAL (SELECT percentile_cont(ARRAY[%s]) WITHIN GROUP (ORDER BY x) AS found"
                                + " FROM unnest(g.a%d) AS u (x)) AS p%2$d")
                        .formatted(
                                of.getValue().stream().map(Percentile::fraction).collect(Collectors.joining(", ")),
                                of.getKey()))
                .collect(Collectors.joining());
    }

    /** The percentages that are asked of each value, by its number. */
    private Map<Integer, List<Integer>> percentiles() {
        Map<Integer, List<Integer>> percentiles = new LinkedHashMap<>();
        for (Base base : bases) {
            if (base.aggregation() instanceof Percentile percentile) {
                percentiles
                        .computeIfAbsent(value(base), value -> new ArrayList<>())
                        .add(percentile.percent());
            }
        }
        return percentiles;
    }

    private int value(Base base) {
        return values.indexOf(base.value()) + 1;
    }
}
