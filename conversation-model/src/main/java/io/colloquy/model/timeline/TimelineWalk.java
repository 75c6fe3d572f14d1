package io.colloquy.model.timeline;

import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through the events of a conversation, instant by instant, and puts in the closes that follow from silence. */
final class TimelineWalk {

    private final String conversationId;
    private final Instant asOf;
    private final ConversationState state;
    private final InactivityClock clock;
    private final List<Event> legal = new ArrayList<>();
    private final List<Event> derived = new ArrayList<>(0);
    private final List<Anomaly> anomalies = new ArrayList<>(0);
    private Instant dueAt;

    TimelineWalk(String conversationId, Instant asOf) {
        this.conversationId = conversationId;
        this.asOf = asOf;
        this.state = new ConversationState(conversationId);
        this.clock = new InactivityClock(conversationId);
    }

    /** The events of the next instant. */
    void take(List<Event> instant) {
        Instant now = instant.get(0).time();
        Instant end = clockEnd();
        if (end != null && end.isBefore(now) && isOver(end)) {
            apply(List.of(close()));
        }
        apply(now.equals(end) && endsWith(instant) && isOver(end) ? with(instant, close()) : instant);
    }

    /** What a message in the same instant keeps open, and what is closed by hand in it, does not end by itself. */
    private static boolean endsWith(List<Event> instant) {
        return instant.stream()
                .noneMatch(
                        event -> InactivityClock.keepsAwake(event) || event.data() instanceof ConversationEvent.Closed);
    }

    private static List<Event> with(List<Event> instant, Event close) {
        List<Event> all = new ArrayList<>(instant);
        all.add(close);
        return all;
    }

    /** The end of the events. */
    Timeline finish(Instant startedAt, Set<Event> lentTexts) {
        Instant end = clockEnd();
        if (end != null && isOver(end)) {
            apply(List.of(close()));
        }
        return new Timeline(conversationId, startedAt, legal, derived, lentTexts, anomalies, asOf, dueAt);
    }

    private Instant clockEnd() {
        return state.isClosed() || state.isMerged() ? null : clock.end();
    }

    /** Whether that instant has passed; what has not is due then. */
    private boolean isOver(Instant end) {
        if (end.isAfter(asOf)) {
            dueAt = dueAt == null ? end : dueAt;
            return false;
        }
        return true;
    }

    private Event close() {
        Event close = clock.close();
        derived.add(close);
        return close;
    }

    private void apply(List<Event> instant) {
        for (Event event : InstantOrder.order(instant, state)) {
            if (state.isRepeatedOpening(event)) {
                continue;
            }
            Optional<AnomalyCode> refusal = state.refusal(event);
            if (refusal.isPresent()) {
                anomalies.add(anomaly(event, refusal.get()));
            } else {
                state.apply(event);
                clock.apply(event);
                legal.add(event);
            }
        }
    }

    private Anomaly anomaly(Event event, AnomalyCode code) {
        return new Anomaly(
                conversationId,
                event.source(),
                event.id(),
                code,
                event.type().wire() + " at " + event.time() + " changes nothing");
    }
}
