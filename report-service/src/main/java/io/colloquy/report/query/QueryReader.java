package io.colloquy.report.query;

import io.colloquy.platform.selection.RangeRequest;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.catalogue.Catalogue;
import io.colloquy.report.catalogue.Metric;
import io.colloquy.report.query.QueryRequest.Asked;
import io.colloquy.report.query.QueryRequest.Range;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** From the body of a query to the question; what is wrong is a violation of its field. Pure. */
final class QueryReader {
    private static final String PREVIOUS_PERIOD = "previous_period";

    private final QueryRequest request;
    private final Violations violations;

    QueryReader(QueryRequest request, Violations violations) {
        this.request = request;
        this.violations = violations;
    }

    /** What is asked; only good if there are no violations. */
    Question question() {
        return new Question(
                measures(),
                groupBy(),
                interval(),
                Optional.ofNullable(request.top()),
                word("compareWith", request.compareWith(), List.of(PREVIOUS_PERIOD)) != null,
                "business".equals(word("clock", request.clock(), List.of("calendar", "business"))));
    }

    /** The stretch as asked for. */
    RangeRequest range() {
        Range range = request.range() == null ? new Range(null, null) : request.range();
        return new RangeRequest(request.preset(), range.from(), range.to(), request.timezone());
    }

    DayOfWeek weekStart() {
        List<String> days = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        String day = word("weekStart", request.weekStart(), days);
        return day == null ? DayOfWeek.MONDAY : DayOfWeek.of(days.indexOf(day) + 1);
    }

    private List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        List<Asked> asked = request.metrics() == null ? List.of() : request.metrics();
        for (int i = 0; i < asked.size(); i++) {
            String field = "metrics[" + i + "]";
            Asked one = asked.get(i);
            if (one == null || one.metric() == null) {
                violations.add(field + ".metric", "is missing; GET /v1/metrics lists them");
            } else {
                aggregate(one, field + ".aggregate")
                        .ifPresent(aggregate -> measures.add(
                                new Measure(one.metric(), aggregate, one.percentile(), one.withinSeconds())));
            }
        }
        if (asked.isEmpty()) {
            violations.add("metrics", "is missing: name at least one metric");
        }
        return measures;
    }

    /** What is a count or has a formula needs no aggregate to be named. */
    private Optional<Aggregate> aggregate(Asked asked, String field) {
        if (asked.aggregate() != null) {
            Optional<Aggregate> aggregate = Aggregate.fromWire(asked.aggregate());
            if (aggregate.isEmpty()) {
                violations.add(field, "is no aggregate; GET /v1/metrics lists those of each metric");
            }
            return aggregate;
        }
        Optional<Metric> metric = Catalogue.find(asked.metric());
        Optional<Aggregate> only = metric.filter(known -> !known.aggregates().contains(Aggregate.SUM.wire()))
                .flatMap(known -> known.aggregates().stream().findFirst())
                .flatMap(Aggregate::fromWire);
        if (only.isEmpty()) {
            String known =
                    metric.map(one -> String.join(", ", one.aggregates())).orElse("");
            violations.add(field, known.isEmpty() ? "is missing" : "is missing; it is one of " + known);
        }
        return only;
    }

    private List<String> groupBy() {
        List<String> dimensions = request.groupBy() == null ? List.of() : request.groupBy();
        if (dimensions.stream().anyMatch(Objects::isNull)) {
            violations.add("groupBy", "must have no null");
            return List.of();
        }
        return dimensions;
    }

    private Optional<Interval> interval() {
        Optional<Interval> interval = Optional.ofNullable(request.interval()).flatMap(Interval::fromWire);
        if (request.interval() != null && interval.isEmpty()) {
            violations.add("interval", "must be hour, day, week or month");
        }
        return interval;
    }

    private String word(String field, String word, List<String> known) {
        if (word != null && !known.contains(word)) {
            violations.add(field, "must be one of " + String.join(", ", known));
        }
        return word != null && known.contains(word) ? word : null;
    }
}
