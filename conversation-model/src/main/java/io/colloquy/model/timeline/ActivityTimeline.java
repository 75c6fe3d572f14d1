package io.colloquy.model.timeline;

import io.colloquy.model.event.AgentEvent.ShiftEnded;
import io.colloquy.model.event.AgentEvent.ShiftStarted;
import io.colloquy.model.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of the shifts and states of one agent (events 1.2, rule 4): by time; at equal times by the number that their
 * source gave them, else the end of a shift in force before the beginning of one, else in the order of events 1.3.
 */
public final class ActivityTimeline {
    private static final Comparator<Event> BY_NAME =
            Comparator.comparing(Event::type).thenComparing(Event::source).thenComparing(Event::id);

    private ActivityTimeline() {}

    /** Each event once, in order; it depends on the set of events alone. */
    public static List<Event> order(Collection<Event> events) {
        List<Event> sorted = new ArrayList<>(Repetitions.remove(events));
        sorted.sort(Comparator.comparing(Event::time).thenComparing(BY_NAME));
        List<Event> ordered = new ArrayList<>(sorted.size());
        Set<String> inForce = new HashSet<>();
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size()
                    && sorted.get(to).time().equals(sorted.get(from).time())) {
                to++;
            }
            List<Event> instant = instant(sorted.subList(from, to), inForce);
            instant.forEach(event -> step(event, inForce));
            ordered.addAll(instant);
            from = to;
        }
        return ordered;
    }

    private static List<Event> instant(List<Event> events, Set<String> inForce) {
        if (events.size() == 1) {
            return events;
        }
        List<Event> byMeaning = new ArrayList<>(events);
        byMeaning.sort(Comparator.comparing((Event event) -> !endsOneOf(inForce, event)));
        return SequencedMerge.merge(byMeaning);
    }

    private static boolean endsOneOf(Set<String> inForce, Event event) {
        return event.data() instanceof ShiftEnded ended && inForce.contains(ended.shiftId());
    }

    private static void step(Event event, Set<String> inForce) {
        switch (event.data()) {
            case ShiftStarted started -> inForce.add(started.shiftId());
            case ShiftEnded ended -> inForce.remove(ended.shiftId());
            default -> {
                // A state begins and ends no shift.
            }
        }
    }
}
