package io.colloquy.report.query;

import io.colloquy.report.catalogue.Metric;
import io.colloquy.report.query.Measurement.Count;
import io.colloquy.report.query.Measurement.Formula;
import io.colloquy.report.query.Measurement.Kind;
import io.colloquy.report.query.Measurement.Ranges;
import io.colloquy.report.query.Measurement.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** From a measure to the columns that answer it: one, or one a range. Pure. */
final class ValueColumns {
    private static final String COUNT = "count";
    private static final long MILLIS = 1000;

    /** Where the ranges of the breakdown begin, in seconds (metrics 2.5). */
    private static final List<Long> RANGES = Arrays.asList(null, 30L, 120L, 300L, 600L, 1800L, 3600L, null);

    private ValueColumns() {}

    /** @param metric the catalogue's entry of the measure's metric, which can be asked for that aggregate */
    static List<ValueColumn> of(Measure measure, Metric metric, Measurement measurement) {
        return switch (measurement) {
            case Count count -> List.of(count(measure, count.base()));
            case Formula formula -> List.of(formula(measure, formula));
            case Ranges ranges -> ranges(measure, ranges.value());
            case Value value ->
                measure.aggregate() == Aggregate.RANGES
                        ? ranges(measure, value)
                        : List.of(value(measure, metric, value));
        };
    }

    private static ValueColumn count(Measure measure, Base base) {
        return measure.aggregate() == Aggregate.SHARE
                ? share(measure, base)
                : new ValueColumn(
                        measure.id(), measure, COUNT, List.of(base), base, false, found -> orZero(found.getFirst()));
    }

    private static ValueColumn formula(Measure measure, Formula formula) {
        return new ValueColumn(
                measure.id(),
                measure,
                null,
                formula.counts(),
                formula.counts().get(formula.combination().size()),
                false,
                found -> Shown.plain(formula.combination()
                        .of(found.stream().map(ValueColumns::zero).toList())));
    }

    private static List<ValueColumn> ranges(Measure measure, Value value) {
        List<ValueColumn> columns = new ArrayList<>();
        for (int i = 0; i + 1 < RANGES.size(); i++) {
            Long from = RANGES.get(i);
            Long below = RANGES.get(i + 1);
            Base base = new Base(value.source(), value.sql(), new Aggregation.Between(millis(from), millis(below)));
            String suffix =
                    below == null ? ".from_" + from : from == null ? ".below_" + below : "." + from + "_" + below;
            columns.add(new ValueColumn(
                    measure.id() + suffix,
                    measure,
                    COUNT,
                    List.of(base),
                    size(value),
                    false,
                    found -> orZero(found.getFirst())));
        }
        return columns;
    }

    private static ValueColumn value(Measure measure, Metric metric, Value value) {
        Kind kind = value.kind();
        return switch (measure.aggregate()) {
            case COUNT ->
                new ValueColumn(
                        measure.id(),
                        measure,
                        COUNT,
                        List.of(size(value)),
                        size(value),
                        false,
                        found -> orZero(found.getFirst()));
            case SUM -> plain(measure, metric, value, Aggregation.Plain.SUM);
            case AVERAGE -> plain(measure, metric, value, Aggregation.Plain.AVERAGE);
            case MIN -> plain(measure, metric, value, Aggregation.Plain.MIN);
            case MAX -> plain(measure, metric, value, Aggregation.Plain.MAX);
            case MEDIAN -> plain(measure, metric, value, new Aggregation.Percentile(50));
            case PERCENTILE -> plain(measure, metric, value, new Aggregation.Percentile(measure.percentile()));
            case SHARE -> share(measure, size(value));
            case WITHIN -> within(measure, value);
            case RANGES, VALUE -> throw new IllegalArgumentException(measure.id() + " of a " + kind);
        };
    }

    private static ValueColumn plain(Measure measure, Metric metric, Value value, Aggregation aggregation) {
        Function<List<BigDecimal>, Number> finish = found -> Shown.of(value.kind(), found.getFirst());
        Base base = new Base(value.source(), value.sql(), aggregation);
        return new ValueColumn(measure.id(), measure, metric.unit(), List.of(base), size(value), false, finish);
    }

    private static ValueColumn share(Measure measure, Base count) {
        return new ValueColumn(
                measure.id(),
                measure,
                null,
                List.of(count),
                count,
                true,
                found -> Shown.plain(Combination.share(zero(found.getFirst()), zero(found.get(1)))));
    }

    private static ValueColumn within(Measure measure, Value value) {
        long most = measure.withinSeconds() * MILLIS;
        Base inTime = new Base(value.source(), value.sql(), new Aggregation.Between(null, most + 1));
        return new ValueColumn(
                measure.id(),
                measure,
                null,
                List.of(inTime, size(value)),
                size(value),
                false,
                found -> Shown.plain(Combination.share(zero(found.getFirst()), zero(found.get(1)))));
    }

    private static Base size(Value value) {
        return new Base(value.source(), value.sql(), Aggregation.Plain.COUNT);
    }

    private static Long millis(Long seconds) {
        return seconds == null ? null : Long.valueOf(seconds * MILLIS);
    }

    private static Number orZero(BigDecimal count) {
        return Shown.plain(zero(count));
    }

    private static BigDecimal zero(BigDecimal count) {
        return count == null ? BigDecimal.ZERO : count;
    }
}
