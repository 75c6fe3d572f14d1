package io.colloquy.report.report;

import io.colloquy.report.query.Aggregate;
import io.colloquy.report.query.Measure;
import io.colloquy.report.query.Question;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import java.util.List;

/** The report {@code satisfaction} (reports 3.2): what customers answered, and how many did. */
final class SatisfactionReport {
    static final String NAME = "satisfaction";

    private static final String CSAT = "csat_score";
    private static final String NPS = "nps_score";
    private static final String RATE = "survey_response_rate";
    private static final String ANSWERED = "surveys_answered";
    private static final String OFFERED = "surveys_offered";

    private SatisfactionReport() {}

    /** In the order of the page. */
    static List<Part> parts(ReportRequest request) {
        List<Measure> scores = List.of(Measure.value(CSAT), Measure.value(NPS), Measure.value(RATE));
        return List.of(
                new Part(
                        new Heading("scores", "Scores and response rate", Kind.STATISTICS, List.of(CSAT, NPS, RATE)),
                        Question.of(scores).comparedWithPrevious(),
                        Drawings::statistics),
                new Part(
                        new Heading(
                                "surveys", "Surveys offered and answered", Kind.STATISTICS, List.of(OFFERED, ANSWERED)),
                        Question.of(List.of(count(OFFERED), count(ANSWERED))).comparedWithPrevious(),
                        Drawings::statistics),
                new Part(
                        new Heading("scores_over_time", "Scores over time", Kind.SERIES, List.of(CSAT, NPS, RATE)),
                        Question.of(scores).by(request.interval()),
                        Drawings::series),
                answers("answers_by_score", "Answers by kind and score", "score"),
                answers("answers_by_rating", "Answers by kind and face", "rating"));
    }

    private static Part answers(String id, String title, String within) {
        return new Part(
                new Heading(id, title, Kind.GROUPS, List.of(ANSWERED)),
                Question.of(List.of(count(ANSWERED)), "kind", within),
                Drawings::groups);
    }

    private static Measure count(String metric) {
        return Measure.of(metric, Aggregate.COUNT);
    }
}
