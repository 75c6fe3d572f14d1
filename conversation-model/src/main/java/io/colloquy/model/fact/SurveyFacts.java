package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.count;
import static io.colloquy.model.fact.FactDefinition.text;

/** Facts of what the customer answered when asked (metrics 2.2). */
final class SurveyFacts {

    private static final String NPS = "answers of kind nps";

    static final FactDefinition SURVEY_RESULT = text(
                    "Survey result",
                    "the last answer's rating (good, moderate, bad; of faces and thumbs by the score where not told), "
                            + "else its score")
            .leavingOut(NPS)
            .nullWhen("no answer, or neither was told")
            .seeds(Seed.C24, Seed.ZV);
    static final FactDefinition SURVEY_COMMENT = text("Survey comment", "the comment of the answer of survey_result")
            .leavingOut(NPS)
            .nullWhen("no answer, or not told")
            .seeds(Seed.C24, Seed.ZV);
    static final FactDefinition SURVEY_QUESTION = text("Survey question", "the question of the answer of survey_result")
            .leavingOut(NPS)
            .nullWhen("no answer, or not told")
            .seeds(Seed.C24, Seed.ZV);
    static final FactDefinition CSAT = count("CSAT", "score of the last answer of kind csat, 1 to 5")
            .nullWhen("no such answer, or its score was not told")
            .seeds(Seed.C24, Seed.ZV);
    static final FactDefinition NPS_SCORE = count("NPS", "score of the last answer of kind nps, 0 to 10")
            .nullWhen("no such answer, or its score was not told")
            .seeds(Seed.C24, Seed.ZV);

    private SurveyFacts() {}
}
