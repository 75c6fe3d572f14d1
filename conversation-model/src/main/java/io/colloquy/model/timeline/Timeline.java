package io.colloquy.model.timeline;

import io.colloquy.model.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happened in one conversation, in order (events 1.2, rules 4 and 7): every event and every message once, illegal
 * steps taken out. It depends on the set of events alone, never on their order of arrival or on repetitions.
 *
 * @param startedAt time of the first event of all, legal or not; null when there are no events
 * @param events the legal events in order; the reports of one message are put together in the earliest of them
 * @param anomalies the illegal steps, in order
 */
public record Timeline(String conversationId, Instant startedAt, List<Event> events, List<Anomaly> anomalies) {

    public Timeline {
        events = List.copyOf(events);
        anomalies = List.copyOf(anomalies);
    }

    /** Orders the events of one conversation. */
    public static Timeline order(String conversationId, Collection<Event> events) {
        List<Event> distinct = MessageReports.unite(Repetitions.remove(events));
        distinct.sort(Comparator.comparing(Event::time));

        List<Event> legal = new ArrayList<>(distinct.size());
        List<Anomaly> anomalies = new ArrayList<>(0);
        ConversationState state = new ConversationState(conversationId);
        for (int from = 0; from < distinct.size(); ) {
            int to = endOfInstant(distinct, from);
            for (Event event : InstantOrder.order(distinct.subList(from, to), state)) {
                Optional<AnomalyCode> refusal = state.refusal(event);
                if (refusal.isPresent()) {
                    anomalies.add(anomaly(conversationId, event, refusal.get()));
                } else {
                    state.apply(event);
                    legal.add(event);
                }
            }
            from = to;
        }
        Instant startedAt = distinct.isEmpty() ? null : distinct.get(0).time();
        return new Timeline(conversationId, startedAt, legal, anomalies);
    }

    private static int endOfInstant(List<Event> events, int from) {
        int to = from + 1;
        while (to < events.size()
                && events.get(to).time().equals(events.get(from).time())) {
            to++;
        }
        return to;
    }

    private static Anomaly anomaly(String conversationId, Event event, AnomalyCode code) {
        return new Anomaly(
                conversationId,
                event.source(),
                event.id(),
                code,
                event.type().wire() + " at " + event.time() + " changes nothing");
    }
}
