package io.colloquy.report.backlog;

import io.colloquy.report.query.Interval;
import io.colloquy.report.query.Measure;
import io.colloquy.report.query.Question;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Drawings;
import io.colloquy.report.report.Part;
import java.util.List;

/** The rates of the report {@code backlog} (metrics 2.5): reopened, transferred, by a bot alone, unanswered, SLA met. */
final class Rates {
    private static final List<String> METRICS = List.of(
            "reopened_rate",
            "transferred_rate",
            "bot_handled_rate",
            "unanswered_rate",
            "sla_first_response_met_rate",
            "sla_resolution_met_rate");

    private Rates() {}

    /** Of the range with the period before, and of each bucket. */
    static List<Part> parts(Interval interval) {
        List<Measure> rates = METRICS.stream().map(Measure::value).toList();
        return List.of(
                new Part(
                        new Heading("rates", "Rates", Component.Kind.STATISTICS, METRICS),
                        Question.of(rates).comparedWithPrevious(),
                        Drawings::statistics),
                new Part(
                        new Heading("rates_over_time", "Rates over time", Component.Kind.SERIES, METRICS),
                        Question.of(rates).by(interval),
                        Drawings::series));
    }
}
