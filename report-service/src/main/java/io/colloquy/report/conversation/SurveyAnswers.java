package io.colloquy.report.conversation;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.ConversationEvent.SurveyAnswered;
import io.colloquy.model.event.ConversationEvent.SurveyOffered;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.SubjectType;
import io.colloquy.model.event.SurveyKind;
import io.colloquy.model.event.SurveyRating;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.report.conversation.ConversationDetail.SurveyView;
import io.colloquy.report.query.Names;
import io.colloquy.report.query.Names.Reference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the customer answered to surveys, with the questions. Pure. */
final class SurveyAnswers {
    private SurveyAnswers() {}

    /** The answers in order; one that does not repeat its question has that of the offer before it. */
    static List<SurveyView> of(Timeline timeline, Names names) {
        List<SurveyView> answers = new ArrayList<>();
        Map<SurveyKind, String> asked = new EnumMap<>(SurveyKind.class);
        for (Event event : timeline.events()) {
            if (event.data() instanceof SurveyOffered offer && offer.question() != null) {
                asked.put(offer.kind(), offer.question());
            } else if (event.data() instanceof SurveyAnswered answer) {
                SurveyRating rating = answer.ratingOrByScore();
                answers.add(new SurveyView(
                        event.time(),
                        answer.kind().wire(),
                        answer.question() == null ? asked.get(answer.kind()) : answer.question(),
                        answer.score(),
                        rating == null ? null : rating.wire(),
                        answer.comment(),
                        answer.agentId() == null ? null : agent(answer.agentId(), names)));
            }
        }
        return List.copyOf(answers);
    }

    private static Actor agent(String id, Names names) {
        return new Actor(ActorType.AGENT.wire(), id, names.find(new Reference(SubjectType.AGENT, id)));
    }
}
