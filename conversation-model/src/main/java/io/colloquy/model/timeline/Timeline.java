package io.colloquy.model.timeline;

import io.colloquy.model.event.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What happened in one conversation, in order (events 1.2, rules 4 and 7): every event and every message once, illegal
 * steps taken out, closes by inactivity put in (events 1.4). It depends on the set of events and on the instant asked for
 * alone, never on their order of arrival or on repetitions.
 *
 * @param startedAt time of the first event of all, legal or not; null when there are no events
 * @param events the legal events in order; the reports of one message are put together in the earliest of them
 * @param derived those of the events that were worked out: closes by inactivity; they are in no log
 * @param lentTexts the reports, as they are in the log, that gave a message its text where the earliest report told none
 * @param anomalies the illegal steps, in order
 * @param asOf up to when the log is known to be complete
 * @param dueAt when the timeline changes next without any event; null if never
 */
public record Timeline(
        String conversationId,
        Instant startedAt,
        List<Event> events,
        List<Event> derived,
        Set<Event> lentTexts,
        List<Anomaly> anomalies,
        Instant asOf,
        Instant dueAt) {

    public Timeline {
        events = List.copyOf(events);
        derived = List.copyOf(derived);
        lentTexts = Set.copyOf(lentTexts);
        anomalies = List.copyOf(anomalies);
    }

    /**
     * Orders the events of one conversation.
     *
     * @param asOf up to when the log is known to be complete: until then, and no further, follows from silence that a
     *     conversation ended
     */
    public static Timeline order(String conversationId, Collection<Event> events, Instant asOf) {
        MessageReports reports = MessageReports.unite(Repetitions.remove(events));
        List<Event> distinct = reports.events();
        distinct.sort(Comparator.comparing(Event::time));
        TimelineWalk walk = new TimelineWalk(conversationId, asOf);
        for (int from = 0; from < distinct.size(); ) {
            int to = endOfInstant(distinct, from);
            walk.take(distinct.subList(from, to));
            from = to;
        }
        return walk.finish(distinct.isEmpty() ? null : distinct.get(0).time(), reports.lentTexts());
    }

    /** Whether that event of the timeline was worked out and is in no log. */
    public boolean isDerived(Event event) {
        return derived.contains(event);
    }

    private static int endOfInstant(List<Event> events, int from) {
        int to = from + 1;
        while (to < events.size()
                && events.get(to).time().equals(events.get(from).time())) {
            to++;
        }
        return to;
    }
}
