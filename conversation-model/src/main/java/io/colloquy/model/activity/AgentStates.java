package io.colloquy.model.activity;

import io.colloquy.model.event.AgentEvent.StateChanged;
import io.colloquy.model.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of an agent as stretches (metrics 2.4). A state without campaign holds for all campaigns: it ends every stretch
 * of a campaign, and what comes after for one campaign is a stretch of that one beside it. The same state for the same
 * campaign again is no new stretch, so each is begun by an event of its own, and whether an event begins one depends on those
 * just before it and not on the range asked.
 */
public final class AgentStates {
    private static final Comparator<StateStretch> BY_BEGIN = Comparator.comparing(StateStretch::from)
            .thenComparing(StateStretch::campaignId, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final String agentId;
    private final List<StateStretch> ended = new ArrayList<>();
    private final Map<String, Event> inForce = new HashMap<>();

    private AgentStates(String agentId) {
        this.agentId = agentId;
    }

    /** All stretches, by their begin; before the first event an agent is offline, and there is none. */
    public static List<StateStretch> of(AgentHistory history) {
        AgentStates states = new AgentStates(history.agentId());
        for (Event event : history.events()) {
            if (event.data() instanceof StateChanged changed) {
                states.change(event, changed);
            }
        }
        states.inForce.values().forEach(begin -> states.add(begin, null));
        states.ended.sort(BY_BEGIN);
        return List.copyOf(states.ended);
    }

    private void change(Event event, StateChanged changed) {
        String campaign = changed.campaignId();
        if (campaign == null) {
            inForce.entrySet().removeIf(entry -> {
                boolean ends = entry.getKey() != null;
                if (ends) {
                    add(entry.getValue(), event);
                }
                return ends;
            });
        }
        Event before = inForce.get(campaign);
        if (before == null) {
            inForce.put(campaign, event);
        } else if (data(before).state() != changed.state()) {
            add(before, event);
            inForce.put(campaign, event);
        }
    }

    private void add(Event begin, Event end) {
        StateChanged state = data(begin);
        ended.add(new StateStretch(
                begin.id(), agentId, state.campaignId(), state.state(), begin.time(), end == null ? null : end.time()));
    }

    private static StateChanged data(Event event) {
        return (StateChanged) event.data();
    }
}
