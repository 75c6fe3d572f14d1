package io.colloquy.report.backlog;

import io.colloquy.model.row.BacklogStretch.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How large each backlog was at one instant after the other.
 *
 * @param sizes a number an instant
 */
record BacklogCounts(Map<Kind, List<Long>> sizes) {

    /**
     * Stretches that lay at the same instants.
     *
     * @param first the first of the instants at which they lay
     * @param after the first at which they lay no more; as many as there are instants if they lay at the last one too
     */
    record Lain(Kind kind, int first, int after, long count) {}

    /** Adds up what lay at each of that many instants. */
    static BacklogCounts of(Collection<Lain> stretches, int instants) {
        Map<Kind, long[]> changes = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            changes.put(kind, new long[instants + 1]);
        }
        stretches.forEach(lain -> {
            changes.get(lain.kind())[lain.first()] += lain.count();
            changes.get(lain.kind())[lain.after()] -= lain.count();
        });
        Map<Kind, List<Long>> sizes = new EnumMap<>(Kind.class);
        changes.forEach((kind, change) -> sizes.put(kind, sums(change, instants)));
        return new BacklogCounts(Collections.unmodifiableMap(sizes));
    }

    private static List<Long> sums(long[] changes, int instants) {
        List<Long> sums = new ArrayList<>(instants);
        long sum = 0;
        for (int i = 0; i < instants; i++) {
            sum += changes[i];
            sums.add(sum);
        }
        return sums;
    }
}
