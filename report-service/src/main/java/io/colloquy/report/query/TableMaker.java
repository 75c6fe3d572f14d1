package io.colloquy.report.query;

import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.GroupKey.Group;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** From what was read to the rows of an answer: every bucket and every hour is there, with or without numbers. Pure. */
final class TableMaker {
    private static final int HOURS = 24;
    private static final int DAYS = 7;

    private final QueryPlan plan;
    private final Optional<Buckets> buckets;
    private final DayOfWeek weekStart;

    TableMaker(QueryPlan plan, Optional<Buckets> buckets, DayOfWeek weekStart) {
        this.plan = plan;
        this.buckets = buckets;
        this.weekStart = weekStart;
    }

    /**
     * The answer.
     *
     * @param previous the numbers of the period before; empty without a comparison
     * @param previousBuckets its buckets; empty without any
     */
    QueryTable table(
            PeriodNumbers current, Optional<PeriodNumbers> previous, Optional<Buckets> previousBuckets, Names names) {
        List<Group> groups = groups(current, previous);
        List<List<Integer>> clock = clock();
        int times = buckets.map(Buckets::size).orElse(1) * clock.size();
        refuseTooMany((long) groups.size() * times);
        List<QueryTable.Row> rows = new ArrayList<>();
        for (Group group : groups) {
            for (int bucket : bucketNumbers()) {
                for (List<Integer> shown : clock) {
                    GroupKey key = new GroupKey(bucket, shown, group.values(), group.isOther());
                    rows.add(new QueryTable.Row(
                            key,
                            numbers(current, key),
                            previous.map(before -> before(before, key, previousBuckets))
                                    .orElse(List.of())));
                }
            }
        }
        return new QueryTable(
                plan.groups().stream().map(Dimension::wire).toList(),
                plan.clock().stream().map(Dimension::wire).toList(),
                buckets,
                previousBuckets,
                columns(),
                rows,
                current.isEmpty(),
                plan.top().isPresent(),
                previous.isPresent(),
                names);
    }

    /** Refuses an answer that nobody could read, and that would have to be held whole. */
    static void refuseTooMany(long rows) {
        if (rows > QuerySql.MOST_GROUPS) {
            Violations violations = new Violations();
            violations.add(
                    "groupBy",
                    "makes more than " + QuerySql.MOST_GROUPS
                            + " rows: name fewer dimensions, keep the largest groups by top, or take longer buckets or a"
                            + " shorter range");
            violations.throwIfAny();
        }
    }

    private List<QueryTable.Column> columns() {
        return plan.columns().stream()
                .map(column ->
                        new QueryTable.Column(column.id(), column.measure(), column.unit(), plan.notApplicable(column)))
                .toList();
    }

    private List<Number> numbers(PeriodNumbers period, GroupKey key) {
        List<Number> numbers = new ArrayList<>();
        plan.columns()
                .forEach(column ->
                        numbers.add(plan.notApplicable(column).isEmpty() ? period.number(column, key) : null));
        return numbers;
    }

    /** The period before may have fewer buckets: a shorter month has no 31st day. */
    private List<Number> before(PeriodNumbers previous, GroupKey key, Optional<Buckets> previousBuckets) {
        boolean missing =
                previousBuckets.map(known -> key.bucket() >= known.size()).orElse(false);
        if (!missing) {
            return numbers(previous, key);
        }
        List<Number> none = new ArrayList<>();
        plan.columns().forEach(column -> none.add(null));
        return none;
    }

    private List<Group> groups(PeriodNumbers current, Optional<PeriodNumbers> previous) {
        if (plan.groups().isEmpty()) {
            return List.of(new Group(List.of(), false));
        }
        Set<Group> groups = new LinkedHashSet<>(current.groups());
        previous.ifPresent(before -> groups.addAll(before.groups()));
        Map<Group, BigDecimal> sizes = plan.size().map(current::sizes).orElse(Map.of());
        return groups.stream()
                .sorted(Comparator.comparing(Group::isOther)
                        .thenComparing(group -> sizes.getOrDefault(group, BigDecimal.ZERO), Comparator.reverseOrder())
                        .thenComparing(Group::values, TableMaker::compare))
                .toList();
    }

    private static int compare(List<String> some, List<String> others) {
        Comparator<String> order = Comparator.nullsLast(Comparator.naturalOrder());
        return IntStream.range(0, some.size())
                .map(i -> order.compare(some.get(i), others.get(i)))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(0);
    }

    private int[] bucketNumbers() {
        return buckets.map(cut -> IntStream.range(0, cut.size()).toArray()).orElse(new int[] {GroupKey.NO_BUCKET});
    }

    /** Every combination of hours and days, the week beginning where it was asked to. */
    private List<List<Integer>> clock() {
        List<List<Integer>> all = List.of(List.of());
        for (Dimension dimension : plan.clock()) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> shown : all) {
                for (int value : inOrder(dimension)) {
                    List<Integer> one = new ArrayList<>(shown);
                    one.add(value);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    /** What a clock or a calendar may show, the week beginning with Monday. */
    static List<Integer> values(Dimension dimension) {
        return IntStream.range(0, dimension == Dimension.HOUR_OF_DAY ? HOURS : DAYS)
                .boxed()
                .toList();
    }

    private List<Integer> inOrder(Dimension dimension) {
        return dimension == Dimension.HOUR_OF_DAY
                ? values(dimension)
                : values(dimension).stream()
                        .map(day -> (weekStart.ordinal() + day) % DAYS)
                        .toList();
    }
}
