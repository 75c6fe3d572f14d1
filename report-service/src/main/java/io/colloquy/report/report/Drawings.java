package io.colloquy.report.report;

import io.colloquy.report.query.Aggregate;
import io.colloquy.report.query.Buckets.Bucket;
import io.colloquy.report.query.Measure;
import io.colloquy.report.query.QueryTable;
import io.colloquy.report.query.QueryTable.Row;
import io.colloquy.report.report.Component.Group;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Series;
import io.colloquy.report.report.Component.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How answers become components. Pure. */
public final class Drawings {
    private static final int SHARE_DECIMALS = 4;

    private static final Comparator<Group> LARGEST_FIRST = Comparator.comparingLong(Group::count)
            .reversed()
            .thenComparing(Group::key, Comparator.nullsLast(Comparator.naturalOrder()));

    private Drawings() {}

    /** One count. */
    static Component number(Heading heading, QueryTable answer) {
        return heading.number(count(answer.rows().getFirst().values().getFirst()));
    }

    /** Several numbers of the whole range, each with that of the period before. */
    public static Component statistics(Heading heading, QueryTable answer) {
        Row row = answer.rows().getFirst();
        List<String> names = names(answer);
        List<Statistic> statistics = new ArrayList<>();
        for (int i = 0; i < answer.columns().size(); i++) {
            statistics.add(new Statistic(
                    names.get(i),
                    answer.columns().get(i).unit(),
                    row.values().get(i),
                    row.previous().isEmpty() ? null : row.previous().get(i)));
        }
        return heading.statistics(answer.isEmpty(), statistics);
    }

    /** How many values lie in each range; a column a range. */
    static Component ranges(Heading heading, QueryTable answer) {
        List<Number> counts = answer.rows().getFirst().values();
        long total = counts.stream().mapToLong(Drawings::count).sum();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            String id = answer.columns().get(i).id();
            groups.add(group(id.substring(id.lastIndexOf('.') + 1), count(counts.get(i)), total, null));
        }
        return heading.groups(total, groups);
    }

    /** A line a column, a number a bucket. */
    public static Component series(Heading heading, QueryTable answer) {
        List<String> names = names(answer);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            series.add(new Series(
                    names.get(i),
                    answer.rows().stream().map(row -> row.values().get(column)).toList()));
        }
        return heading.series(answer.isEmpty(), axis(answer), series);
    }

    /** Counts by one dimension, or by a first one and within each of its values by a second. */
    static Component groups(Heading heading, QueryTable answer) {
        Map<String, Long> counts = new LinkedHashMap<>();
        answer.rows().forEach(row -> counts.merge(row.key().groups().getFirst(), size(row), Long::sum));
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return heading.groups(
                total,
                counts.entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue(), total, split(answer, group)))
                        .sorted(LARGEST_FIRST)
                        .toList());
    }

    /** Left out where the second dimension says nothing more. */
    private static List<Group> split(QueryTable answer, Map.Entry<String, Long> whole) {
        if (answer.groupBy().size() == 1) {
            return null;
        }
        List<Group> parts = answer.rows().stream()
                .filter(row -> Objects.equals(row.key().groups().getFirst(), whole.getKey()))
                .map(row -> group(row.key().groups().getLast(), size(row), whole.getValue(), null))
                .sorted(LARGEST_FIRST)
                .toList();
        return parts.stream().allMatch(part -> part.key() == null) ? null : parts;
    }

    /**
     * Counts by one dimension and bucket: the groups, and a line for each.
     *
     * @param always groups whose line is there even when it is all zero
     */
    static Part.Drawing groupsOverTime(List<String> always) {
        return (heading, answer) -> {
            Map<String, List<Number>> lines = new LinkedHashMap<>();
            int buckets = answer.buckets().orElseThrow().size();
            always.forEach(key -> lines.put(key, new ArrayList<>(zeros(buckets))));
            answer.rows().forEach(row -> lines.computeIfAbsent(
                            row.key().groups().getFirst(), key -> new ArrayList<>(zeros(buckets)))
                    .set(row.key().bucket(), size(row)));
            Map<String, Long> counts = new LinkedHashMap<>();
            lines.forEach((key, line) ->
                    counts.put(key, line.stream().mapToLong(Drawings::count).sum()));
            long total = counts.values().stream().mapToLong(Long::longValue).sum();
            return heading.groups(
                    total,
                    counts.entrySet().stream()
                            .filter(group -> group.getValue() > 0)
                            .map(group -> group(group.getKey(), group.getValue(), total, null))
                            .sorted(LARGEST_FIRST)
                            .toList(),
                    axis(answer),
                    lines.entrySet().stream()
                            .map(line -> new Series(line.getKey(), line.getValue()))
                            .toList());
        };
    }

    /** Counts by day of the week and hour of the day, asked for in this order. */
    static Component heatMap(Heading heading, QueryTable answer) {
        Map<String, List<Long>> days = new LinkedHashMap<>();
        answer.rows().forEach(row -> days.computeIfAbsent(day(row.key().clock().getFirst()), day -> new ArrayList<>())
                .add(size(row)));
        return heading.heatMap(answer.isEmpty(), List.copyOf(days.keySet()), List.copyOf(days.values()));
    }

    private static String day(int fromMonday) {
        return ReportRequest.name(DayOfWeek.of(fromMonday + 1));
    }

    private static List<Bucket> axis(QueryTable answer) {
        return answer.buckets().orElseThrow().shown();
    }

    private static List<Long> zeros(int size) {
        return Collections.nCopies(size, 0L);
    }

    private static long size(Row row) {
        return count(row.values().getFirst());
    }

    private static long count(Number number) {
        return number == null ? 0 : number.longValue();
    }

    /** Several numbers of one metric are told apart by what they are, those of several metrics by the metric. */
    private static List<String> names(QueryTable answer) {
        List<Measure> measures =
                answer.columns().stream().map(QueryTable.Column::measure).toList();
        boolean ofOneMetric = measures.stream().map(Measure::metric).distinct().count() == 1;
        return measures.stream()
                .map(measure -> ofOneMetric ? aggregate(measure) : measure.metric())
                .toList();
    }

    private static String aggregate(Measure measure) {
        return measure.aggregate() == Aggregate.PERCENTILE
                ? "p" + measure.percentile()
                : measure.aggregate().wire();
    }

    private static Group group(String key, long count, long total, List<Group> split) {
        return new Group(key, count, share(count, total), split);
    }

    private static double share(long part, long whole) {
        return whole == 0
                ? 0
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64)
                        .setScale(SHARE_DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue();
    }
}
