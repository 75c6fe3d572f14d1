package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** What surveys come to (metrics 2.5). */
final class SatisfactionMetrics {

    private SatisfactionMetrics() {}

    static List<Metric> all() {
        return List.of(
                Entry.over(Dataset.SURVEYS, "surveys_offered", "count")
                        .is("Surveys offered", "offers of a survey")
                        .leavingOut("merged and test conversations")
                        .example("10 of *eight answers*")
                        .metric(),
                Entry.over(Dataset.SURVEYS, "surveys_answered", "count")
                        .is("Surveys answered", "answers to surveys, with a score or without")
                        .leavingOut("merged and test conversations")
                        .example("8 of *eight answers*")
                        .metric(),
                Entry.over(Dataset.SURVEYS, "csat_score", "share")
                        .is("CSAT", "answers of kind csat with one of the two top scores, 4 and 5 / all of that kind")
                        .leavingOut("answers without a score")
                        .nullWhen("no answer of that kind")
                        .seeds(Seed.ZV)
                        .example("0.75 of *eight answers*: three of 5, 5, 4 and 2")
                        .metric(),
                Entry.over(Dataset.SURVEYS, "nps_score", "points")
                        .is(
                                "NPS",
                                "100 * (answers of kind nps of 9 and 10 - those of 0 to 6) / all of that kind: -100 to 100")
                        .leavingOut("answers without a score")
                        .nullWhen("no answer of that kind")
                        .seeds(Seed.ZV)
                        .example("25 of *eight answers*: of 10, 9, 7 and 3 two are above, one is below")
                        .metric(),
                Entry.over(Dataset.SURVEYS, "survey_response_rate", "share")
                        .is(
                                "Response rate",
                                "surveys answered / surveys offered; without any offer, / conversations closed")
                        .leavingOut("merged and test conversations")
                        .nullWhen("nothing was offered and nothing closed")
                        .by(Dataset.CONVERSATIONS.dimensions())
                        .example("0.8 with eight answers to ten offers")
                        .metric());
    }
}
