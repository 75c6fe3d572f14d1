package io.colloquy.model.timeline;

import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of events at one and the same time (events 1.2, rule 4): where one source numbers its events, by the number;
 * beyond that by what each of them means, given the state on entering the instant.
 */
final class InstantOrder {

    private static final Comparator<Ranked> BY_MEANING = Comparator.comparingInt(Ranked::phase)
            .thenComparingInt(Ranked::place)
            .thenComparingInt(Ranked::part)
            .thenComparing(ranked -> ranked.event().type())
            .thenComparing(ranked -> ranked.event().source())
            .thenComparing(ranked -> ranked.event().id());

    private final ConversationState entering;
    private final boolean closes;
    private final boolean assigns;
    private final boolean opensAssigned;
    private final boolean rings;

    private InstantOrder(List<Event> instant, ConversationState entering) {
        this.entering = entering;
        this.closes = instant.stream().anyMatch(event -> event.type() == EventType.CONVERSATION_CLOSED);
        this.assigns = instant.stream().anyMatch(event -> event.type() == EventType.CONVERSATION_ASSIGNED);
        this.opensAssigned = instant.stream().anyMatch(InstantOrder::isOpeningAssigned);
        this.rings = instant.stream().anyMatch(InstantOrder::isInboundCall);
    }

    /** The events of one instant in order. */
    static List<Event> order(List<Event> instant, ConversationState entering) {
        if (instant.size() == 1) {
            return instant;
        }
        InstantOrder order = new InstantOrder(instant, entering);
        List<Ranked> ranked = new ArrayList<>(instant.size());
        for (Event event : instant) {
            ranked.add(order.rank(event));
        }
        ranked.sort(BY_MEANING);
        return SequencedMerge.merge(ranked.stream().map(Ranked::event).toList());
    }

    /**
     * @param phase where rule 4b puts it
     * @param place its place in the order of events 1.3, where what ends a thing shares the place of what begins it
     * @param part its place among those: ending something in force, beginning, ending or answering what only began now (rule
     *     4c)
     */
    private record Ranked(Event event, int phase, int place, int part) {}

    private Ranked rank(Event event) {
        return new Ranked(event, phase(event), place(event).ordinal(), part(event));
    }

    private EventType place(Event event) {
        return switch (event.type()) {
            case CONVERSATION_UNASSIGNED -> EventType.CONVERSATION_ASSIGNED;
            case TOPIC_REMOVED -> EventType.TOPIC_ADDED;
            case HANDLE_ENDED -> EventType.HANDLE_STARTED;
            // A call comes in before it is answered, as a message is received before one is sent, and after the session
            // that it follows.
            case SESSION_STARTED -> isInboundCall(event) ? EventType.CONVERSATION_ACCEPTED : event.type();
            case SESSION_ENDED ->
                rings && entering.hasInForce(event) ? EventType.CONVERSATION_ACCEPTED : EventType.SESSION_STARTED;
            default -> event.type();
        };
    }

    private int phase(Event event) {
        return switch (event.type()) {
            case CONVERSATION_OPENED -> 0;
            case CONVERSATION_REOPENED -> entering.isClosed() ? 1 : 5;
            case CONVERSATION_CLOSED -> 3;
            case CONVERSATION_UNASSIGNED -> closes && !assigns ? 4 : 2;
            case CONVERSATION_MERGED -> 6;
            default -> 2;
        };
    }

    private int part(Event event) {
        return switch (event.type()) {
            case CONVERSATION_UNASSIGNED -> entering.hasInForce(event) || opensAssigned ? 0 : 2;
            case TOPIC_REMOVED, SESSION_ENDED, HANDLE_ENDED -> entering.hasInForce(event) ? 0 : 2;
            case CONVERSATION_ACCEPTED -> 2;
            default -> 1;
        };
    }

    private static boolean isInboundCall(Event event) {
        return event.data() instanceof ConversationEvent.SessionStarted session && session.isInboundCall();
    }

    private static boolean isOpeningAssigned(Event event) {
        return event.data() instanceof ConversationEvent.Opened opened && opened.assignedAgentId() != null;
    }
}
