package io.colloquy.report.report;

import io.colloquy.report.catalogue.Catalogue;
import io.colloquy.report.catalogue.Metric;
import io.colloquy.report.query.Aggregate;
import io.colloquy.report.query.Measure;
import io.colloquy.report.query.Question;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The reports {@code responses} and {@code resolutions} (reports 3.2): how long what took, on either clock. */
final class DurationsReport {
    static final String RESPONSES = "responses";
    static final String RESOLUTIONS = "resolutions";

    private static final int P90 = 90;

    private static final List<String> OF_RESPONSES = List.of(
            "first_response_time",
            "first_assignment_to_first_response",
            "last_assignment_to_response",
            "average_response_time",
            "response_time");

    private static final List<String> OF_RESOLUTIONS =
            List.of("resolution_time", "first_assignment_to_close", "last_assignment_to_close");

    private final ReportRequest request;

    private DurationsReport(ReportRequest request) {
        this.request = request;
    }

    static List<Part> responses(ReportRequest request) {
        return new DurationsReport(request).parts(OF_RESPONSES);
    }

    static List<Part> resolutions(ReportRequest request) {
        return new DurationsReport(request).parts(OF_RESOLUTIONS);
    }

    private List<Part> parts(List<String> metrics) {
        return metrics.stream().flatMap(this::parts).toList();
    }

    private Stream<Part> parts(String metric) {
        String title = name(metric);
        List<String> definition = List.of(asked(metric));
        Measure average = Measure.of(metric, Aggregate.AVERAGE);
        Measure median = Measure.of(metric, Aggregate.MEDIAN);
        Measure p90 = Measure.percentile(metric, P90);
        return Stream.of(
                new Part(
                        new Heading(metric, title, Kind.STATISTICS, definition),
                        question(List.of(Measure.of(metric, Aggregate.COUNT), average, median, p90))
                                .comparedWithPrevious(),
                        Drawings::statistics),
                new Part(
                        new Heading(metric + "_ranges", title + ": how many took how long", Kind.GROUPS, definition),
                        question(List.of(Measure.of(metric, Aggregate.RANGES))),
                        Drawings::ranges),
                new Part(
                        new Heading(metric + "_over_time", title + " over time", Kind.SERIES, definition),
                        question(List.of(average, median, p90)).by(request.interval()),
                        Drawings::series));
    }

    private Question question(List<Measure> measures) {
        return Question.of(measures).inBusinessTime(request.business());
    }

    private String asked(String metric) {
        return request.business() ? metric(metric).businessTwin() : metric;
    }

    private static String name(String metric) {
        return metric(metric).name();
    }

    private static Metric metric(String id) {
        return Catalogue.find(id).orElseThrow();
    }
}
