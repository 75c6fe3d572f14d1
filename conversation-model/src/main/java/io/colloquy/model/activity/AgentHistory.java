package io.colloquy.model.activity;

import io.colloquy.model.event.Event;
import io.colloquy.model.timeline.ActivityTimeline;
import java.util.Collection;
import java.util.List;

/**
 * One agent's events, the chats that they held and the answers credited to them, as far as a range needs them. An order of
 * the events is not asked for, and repetitions do no harm.
 *
 * @param events shifts and states, in order
 */
public record AgentHistory(String agentId, List<Event> events, List<Chat> chats, List<SurveyAnswer> answers) {

    public AgentHistory {
        events = List.copyOf(events);
        chats = List.copyOf(chats);
        answers = List.copyOf(answers);
    }

    /** From events in any order. */
    public static AgentHistory of(
            String agentId, Collection<Event> events, List<Chat> chats, List<SurveyAnswer> answers) {
        return new AgentHistory(agentId, ActivityTimeline.order(events), chats, answers);
    }
}
