package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.SurveyAnswered;
import io.colloquy.model.event.ConversationEvent.SurveyOffered;
import io.colloquy.model.event.SurveyKind;
import io.colloquy.model.event.SurveyRating;
import io.colloquy.model.row.Survey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the customer was asked and answered; each credited to its agent, else to the last assignee then. */
final class Surveys implements Concern {

    private final List<Survey> surveys = new ArrayList<>(0);
    private final Map<SurveyKind, String> lastScores = new EnumMap<>(SurveyKind.class);
    private Survey lastRated;
    private String lastAssignee;

    @Override
    public void open(Moment at, Opened opening) {
        if (opening != null && opening.assignedAgentId() != null) {
            lastAssignee = opening.assignedAgentId();
        }
    }

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case Assigned assigned -> lastAssignee = assigned.agentId();
            case SurveyOffered offer ->
                surveys.add(new Survey(
                        step.at(),
                        false,
                        offer.kind().wire(),
                        offer.agentId(),
                        credited(offer.agentId()),
                        null,
                        null,
                        offer.question(),
                        null));
            case SurveyAnswered answer -> answered(step, answer);
            default -> {
                // Nothing else asks or answers.
            }
        }
    }

    private void answered(Step step, SurveyAnswered answer) {
        SurveyRating rating = answer.ratingOrByScore();
        Survey survey = new Survey(
                step.at(),
                true,
                answer.kind().wire(),
                answer.agentId(),
                credited(answer.agentId()),
                answer.score(),
                rating == null ? null : rating.wire(),
                answer.question(),
                answer.comment());
        surveys.add(survey);
        lastScores.put(answer.kind(), answer.score());
        if (answer.kind() != SurveyKind.NPS) {
            lastRated = survey;
        }
    }

    private String credited(String agent) {
        return agent == null ? lastAssignee : agent;
    }

    @Override
    public void report(FactSheet sheet) {
        surveys.forEach(sheet::add);
        sheet.put(Fact.CSAT, points(SurveyKind.CSAT));
        sheet.put(Fact.NPS, points(SurveyKind.NPS));
        if (lastRated != null) {
            sheet.put(Fact.SURVEY_RESULT, lastRated.rating() == null ? lastRated.score() : lastRated.rating());
            sheet.put(Fact.SURVEY_COMMENT, lastRated.comment());
            sheet.put(Fact.SURVEY_QUESTION, lastRated.question());
        }
    }

    private Long points(SurveyKind kind) {
        String score = lastScores.get(kind);
        return score == null ? null : Long.valueOf(score);
    }
}
