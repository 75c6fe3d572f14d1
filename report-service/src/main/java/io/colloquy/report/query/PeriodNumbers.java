package io.colloquy.report.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was read of one period: each base of each group, and of all groups together where a share is asked. */
final class PeriodNumbers {
    private final Map<GroupKey, Map<Base, BigDecimal>> ofGroups = new HashMap<>();
    private final Map<GroupKey, Map<Base, BigDecimal>> ofWhole = new HashMap<>();
    private final boolean hasWholePerBucket;

    /** @param hasWholePerBucket whether a share is of all groups of its bucket, not of all of the time */
    PeriodNumbers(boolean hasWholePerBucket) {
        this.hasWholePerBucket = hasWholePerBucket;
    }

    /** Takes what was read of one source; {@code bases} in the order in which they were read. */
    void addGroups(List<Base> bases, List<QueryStore.Numbers> read) {
        add(ofGroups, bases, read);
    }

    /** Likewise of all groups together. */
    void addWhole(List<Base> bases, List<QueryStore.Numbers> read) {
        add(ofWhole, bases, read);
    }

    /** The groups that have rows, whatever the time. */
    Set<GroupKey.Group> groups() {
        Set<GroupKey.Group> groups = new LinkedHashSet<>();
        ofGroups.keySet().forEach(key -> groups.add(key.group()));
        return groups;
    }

    /** Whether anything was found at all. */
    boolean isEmpty() {
        return ofGroups.values().stream()
                .flatMap(bases -> bases.entrySet().stream())
                .allMatch(base -> base.getValue() == null
                        || base.getKey().aggregation().isCount()
                                && base.getValue().signum() == 0);
    }

    /** How large each group is over all of the time. */
    Map<GroupKey.Group, BigDecimal> sizes(Base size) {
        Map<GroupKey.Group, BigDecimal> sizes = new HashMap<>();
        ofGroups.forEach(
                (key, bases) -> sizes.merge(key.group(), bases.getOrDefault(size, BigDecimal.ZERO), BigDecimal::add));
        return sizes;
    }

    /** The number of that column for that group; null where it can't be computed. */
    Number number(ValueColumn column, GroupKey key) {
        List<BigDecimal> found = new ArrayList<>(values(ofGroups, column, key));
        if (column.isOfWhole()) {
            found.addAll(values(ofWhole, column, key.whole(hasWholePerBucket)));
        }
        return column.finish().apply(found);
    }

    private static List<BigDecimal> values(
            Map<GroupKey, Map<Base, BigDecimal>> from, ValueColumn column, GroupKey key) {
        Map<Base, BigDecimal> bases = from.getOrDefault(key, Map.of());
        List<BigDecimal> values = new ArrayList<>();
        column.bases().forEach(base -> values.add(bases.get(base)));
        return values;
    }

    private static void add(Map<GroupKey, Map<Base, BigDecimal>> to, List<Base> bases, List<QueryStore.Numbers> read) {
        for (QueryStore.Numbers numbers : read) {
            Map<Base, BigDecimal> ofKey = to.computeIfAbsent(numbers.key(), key -> new HashMap<>());
            for (int i = 0; i < bases.size(); i++) {
                ofKey.put(bases.get(i), numbers.bases().get(i));
            }
        }
    }
}
