package io.colloquy.model.timeline;

import io.colloquy.model.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The order of the reference data of one subject (events 1.2, rules 4 and 5): by time, at equal times by rule 4a and 4d. */
public final class ReferenceTimeline {

    private static final Comparator<Event> BY_TIME = Comparator.comparing(Event::time)
            .thenComparing(Event::type)
            .thenComparing(Event::source)
            .thenComparing(Event::id);

    private ReferenceTimeline() {}

    /** Each event once, in order; it depends on the set of events alone. */
    public static List<Event> order(Collection<Event> events) {
        List<Event> sorted = new ArrayList<>(Repetitions.remove(events));
        sorted.sort(BY_TIME);
        List<Event> ordered = new ArrayList<>(sorted.size());
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size()
                    && sorted.get(to).time().equals(sorted.get(from).time())) {
                to++;
            }
            ordered.addAll(SequencedMerge.merge(sorted.subList(from, to)));
            from = to;
        }
        return ordered;
    }
}
