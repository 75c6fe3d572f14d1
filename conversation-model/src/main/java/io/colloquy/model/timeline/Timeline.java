package io.colloquy.model.timeline;

import io.colloquy.model.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened in one conversation, in order (events 1.2, rules 4 and 7): every event and every message once, illegal
 * steps taken out. It depends on the set of events alone, never on their order of arrival or on repetitions.
 *
 * @param events the legal events in order; the reports of one message are put together in the earliest of them
 * @param anomalies the illegal steps, in order
 */
public record Timeline(String conversationId, List<Event> events, List<Anomaly> anomalies) {

    /** Should two bodies come under one identity after all, the first to arrive counts. */
    private static final Comparator<Event> FIRST_BODY = Comparator.comparing(Event::receivedAt)
            .thenComparing(Event::time)
            .thenComparing(Event::type)
            .thenComparing(Event::toString);

    public Timeline {
        events = List.copyOf(events);
        anomalies = List.copyOf(anomalies);
    }

    /** Orders the events of one conversation. */
    public static Timeline order(String conversationId, Collection<Event> events) {
        List<Event> distinct = MessageReports.unite(withoutRepetitions(events));
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
        return new Timeline(conversationId, legal, anomalies);
    }

    private static Collection<Event> withoutRepetitions(Collection<Event> events) {
        record Identity(String source, String id) {}
        Map<Identity, Event> byIdentity = HashMap.newHashMap(events.size());
        for (Event event : events) {
            byIdentity.merge(
                    new Identity(event.source(), event.id()),
                    event,
                    (one, other) -> FIRST_BODY.compare(one, other) <= 0 ? one : other);
        }
        return byIdentity.values();
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
