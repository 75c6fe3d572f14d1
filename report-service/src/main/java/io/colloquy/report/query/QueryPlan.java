package io.colloquy.report.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question that can be answered: what is read of which rows, and what columns become of it. Pure.
 *
 * @param groups dimensions that are not of time, in the order asked
 * @param clock hour of the day, day of the week
 * @param interval the buckets of time
 * @param columns the numbers
 * @param top how many groups are kept
 * @param comparesWithPrevious whether each value has that of the period before beside it
 * @param notApplicable per source the filters that have no meaning for its rows
 */
record QueryPlan(
        List<Dimension> groups,
        List<Dimension> clock,
        Optional<Interval> interval,
        List<ValueColumn> columns,
        Optional<Integer> top,
        boolean comparesWithPrevious,
        Map<Source, Set<String>> notApplicable) {

    QueryPlan {
        groups = List.copyOf(groups);
        clock = List.copyOf(clock);
        columns = List.copyOf(columns);
        notApplicable = Map.copyOf(notApplicable);
    }

    /** What is read of the rows of each source, in the order of the columns; of rows without meaning nothing. */
    Map<Source, List<Base>> reads() {
        Map<Source, Set<Base>> bases = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> notApplicable(column).isEmpty())
                .flatMap(column -> Stream.concat(column.bases().stream(), Stream.of(column.size())))
                .forEach(base -> bases.computeIfAbsent(base.source(), source -> new LinkedHashSet<>())
                        .add(base));
        Map<Source, List<Base>> reads = new LinkedHashMap<>();
        bases.forEach((source, of) -> reads.put(source, new ArrayList<>(of)));
        return reads;
    }

    /** The filters that leave the column without numbers, by name. */
    Set<String> notApplicable(ValueColumn column) {
        Set<String> filters = new LinkedHashSet<>();
        column.bases().forEach(base -> filters.addAll(notApplicable.getOrDefault(base.source(), Set.of())));
        return filters;
    }

    /** Whether a number is part of a whole, which then has to be known too. */
    boolean needsWhole() {
        return columns.stream().anyMatch(ValueColumn::isOfWhole);
    }

    /** Whether a share is of all groups of its bucket; without groups the buckets are the groups. */
    boolean hasWholePerBucket() {
        return interval.isPresent() && !groups.isEmpty();
    }

    /** By what groups are ordered, and which are the largest; empty if no column has numbers. */
    Optional<Base> size() {
        return columns.stream()
                .filter(column -> notApplicable(column).isEmpty())
                .map(ValueColumn::size)
                .findFirst();
    }
}
