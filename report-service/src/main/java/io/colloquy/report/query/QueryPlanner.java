package io.colloquy.report.query;

import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.catalogue.Catalogue;
import io.colloquy.report.catalogue.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From a question and the catalogue to a plan; what can't be asked is a violation that says what can. Pure. */
final class QueryPlanner {
    private static final int MOST_MEASURES = 20;
    private static final int MOST_DIMENSIONS = 4;
    private static final int MOST_TOP = 1000;
    /** Some 30 years; longer than anyone waits, and safe to reckon with in milliseconds. */
    private static final long MOST_WITHIN = 1_000_000_000;

    private final Violations violations;

    QueryPlanner(Violations violations) {
        this.violations = violations;
    }

    /** The plan; empty with violations. */
    Optional<QueryPlan> plan(Question question, Filter filter) {
        int before = violations.list().size();
        List<Dimension> dimensions = dimensions(question);
        List<ValueColumn> columns = columns(question, dimensions);
        question.top().ifPresent(top -> {
            if (top < 1 || top > MOST_TOP) {
                violations.add("top", "must be a number from 1 to " + MOST_TOP);
            } else if (dimensions.stream().allMatch(Dimension::isOfTime)) {
                violations.add("top", "keeps the largest groups: groupBy has to name a dimension that is not of time");
            }
        });
        if (violations.list().size() > before) {
            return Optional.empty();
        }
        Map<Source, Set<String>> notApplicable = new HashMap<>();
        columns.stream()
                .flatMap(column -> column.bases().stream())
                .map(Base::source)
                .forEach(source ->
                        notApplicable.put(source, source.notApplicable().apply(filter)));
        boolean byTime = dimensions.contains(Dimension.TIME);
        return Optional.of(new QueryPlan(
                dimensions.stream().filter(dimension -> !dimension.isOfTime()).toList(),
                dimensions.stream().filter(Dimension::isOfClock).toList(),
                question.interval().or(() -> byTime ? Optional.of(Interval.DAY) : Optional.empty()),
                columns,
                question.top(),
                question.comparesWithPrevious(),
                notApplicable));
    }

    private List<Dimension> dimensions(Question question) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < question.groupBy().size(); i++) {
            String name = question.groupBy().get(i);
            String field = "groupBy[" + i + "]";
            Optional<Dimension> dimension = Dimension.fromWire(name);
            if (dimension.isEmpty()) {
                violations.add(field, "is no dimension; GET /v1/metrics says by what each metric can be split");
            } else if (dimensions.contains(dimension.get())) {
                violations.add(field, "is there twice");
            } else {
                dimensions.add(dimension.get());
            }
        }
        if (dimensions.stream().filter(dimension -> !dimension.isOfTime()).count() > MOST_DIMENSIONS) {
            violations.add("groupBy", "may name at most " + MOST_DIMENSIONS + " dimensions beside those of time");
        }
        return dimensions;
    }

    private List<ValueColumn> columns(Question question, List<Dimension> dimensions) {
        List<ValueColumn> columns = new ArrayList<>();
        if (question.measures().isEmpty() || question.measures().size() > MOST_MEASURES) {
            violations.add("metrics", "must be 1 to " + MOST_MEASURES + " metrics");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < Math.min(question.measures().size(), MOST_MEASURES); i++) {
            Measure measure = question.measures().get(i);
            String field = "metrics[" + i + "]";
            Optional<Metric> metric = clocked(measure, question.business(), field);
            if (metric.isPresent() && isFit(measure, metric.get(), dimensions, field)) {
                Measure of = new Measure(
                        metric.get().id(), measure.aggregate(), measure.percentile(), measure.withinSeconds());
                Measurement measurement = Measurements.find(of.metric())
                        .orElseThrow()
                        .splitBy(dimensions.stream()
                                .filter(dimension -> !dimension.isOfTime())
                                .toList());
                if (ids.add(of.id())) {
                    columns.addAll(ValueColumns.of(of, metric.get(), measurement));
                } else {
                    violations.add(field, "asks for " + of.id() + " a second time");
                }
            }
        }
        return columns;
    }

    /** The catalogue's entry, in business time that of the twin. */
    private Optional<Metric> clocked(Measure measure, boolean business, String field) {
        Optional<Metric> metric = Catalogue.find(measure.metric());
        if (metric.isEmpty()) {
            violations.add(field + ".metric", "is no metric; GET /v1/metrics lists them");
        } else if (metric.get().aggregates().isEmpty()) {
            violations.add(field + ".metric", "can't be asked here; GET /v1/metrics lists aggregates for what can");
            return Optional.empty();
        } else if (business && metric.get().type().equals("duration") && !isTwin(metric.get())) {
            if (metric.get().businessTwin() == null) {
                violations.add(field + ".metric", "is not known in business time: ask without clock=business");
            }
            return Optional.ofNullable(metric.get().businessTwin()).flatMap(Catalogue::find);
        }
        return metric;
    }

    private static boolean isTwin(Metric metric) {
        return metric.id().endsWith("_business");
    }

    private boolean isFit(Measure measure, Metric metric, List<Dimension> dimensions, String field) {
        int before = violations.list().size();
        if (!metric.aggregates().contains(measure.aggregate().wire())) {
            violations.add(field + ".aggregate", "must be one of " + String.join(", ", metric.aggregates()));
        }
        boolean percentile = measure.aggregate() == Aggregate.PERCENTILE;
        Integer percent = measure.percentile();
        if (percentile != (percent != null) || percentile && (percent < 1 || percent > 99)) {
            violations.add(field + ".percentile", "must be a number from 1 to 99, with the aggregate percentile only");
        }
        boolean within = measure.aggregate() == Aggregate.WITHIN;
        Long seconds = measure.withinSeconds();
        if (within != (seconds != null) || within && (seconds < 0 || seconds > MOST_WITHIN)) {
            violations.add(
                    field + ".withinSeconds",
                    "must be a number from 0 to " + MOST_WITHIN + ", with the aggregate within only");
        }
        Set<String> unfit = dimensions.stream()
                .map(Dimension::wire)
                .filter(dimension -> !metric.dimensions().contains(dimension))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unfit.isEmpty()) {
            violations.add(
                    "groupBy",
                    metric.id() + " can't be split by " + String.join(", ", unfit) + "; it can by "
                            + String.join(", ", metric.dimensions()));
        }
        return violations.list().size() == before;
    }
}
