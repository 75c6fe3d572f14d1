package io.colloquy.model.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The slots of one agent (metrics 2.4): every stretch of states, cut wherever the chats of it change. A chat belongs to the
 * stretch of its own campaign while there is one, else to the one that holds for all, so that it is in one slot at a time.
 */
public final class Slots {
    private static final Comparator<Slot> IN_ORDER = Comparator.comparing(Slot::from)
            .thenComparing(Slot::campaignId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Slot::conversationId, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final AgentHistory history;
    private final List<StateStretch> states;

    private Slots(AgentHistory history) {
        this.history = history;
        this.states = AgentStates.of(history);
    }

    /** The slots that reach into the range, each as a whole, by their begin. */
    public static List<Slot> of(AgentHistory history, Instant from, Instant to) {
        Slots slots = new Slots(history);
        return slots.states.stream()
                .filter(state -> state.overlaps(from, to))
                .flatMap(slots::cut)
                .filter(slot -> slot.overlaps(from, to))
                .sorted(IN_ORDER)
                .toList();
    }

    private Stream<Slot> cut(StateStretch state) {
        List<Chat> chats = history.chats().stream()
                .filter(chat -> isHeldDuring(chat, state.from(), state.to()))
                .toList();
        TreeSet<Instant> cuts = new TreeSet<>();
        chats.stream()
                .flatMap(chat -> changes(chat, state))
                .filter(at -> at != null && at.isAfter(state.from()) && (state.to() == null || at.isBefore(state.to())))
                .forEach(cuts::add);
        List<Part> parts = new ArrayList<>();
        Instant from = state.from();
        for (Instant cut : cuts) {
            add(parts, part(state, chats, from, cut));
            from = cut;
        }
        add(parts, part(state, chats, from, state.to()));
        return parts.stream().flatMap(part -> slots(state, part));
    }

    /** A stretch of time and the chats that were held in it. */
    private record Part(List<Chat> chats, Instant from, Instant to) {}

    /** Where the chats did not change after all, there is no cut. */
    private static void add(List<Part> parts, Part next) {
        if (!parts.isEmpty() && parts.getLast().chats().equals(next.chats())) {
            parts.add(new Part(next.chats(), parts.removeLast().from(), next.to()));
        } else {
            parts.add(next);
        }
    }

    /** When the chat comes to the stretch or leaves it. */
    private Stream<Instant> changes(Chat chat, StateStretch state) {
        Stream<Instant> held = Stream.of(chat.held().receivedAt());
        Stream<Instant> ended = Stream.ofNullable(chat.held().endedAt());
        Stream<Instant> apart = state.campaignId() == null
                ? states.stream()
                        .filter(own ->
                                own.campaignId() != null && own.campaignId().equals(chat.campaignId()))
                        .flatMap(own -> Stream.concat(Stream.of(own.from()), Stream.ofNullable(own.to())))
                : Stream.empty();
        return Stream.of(held, ended, apart).flatMap(times -> times);
    }

    private Part part(StateStretch state, List<Chat> chats, Instant from, Instant to) {
        return new Part(
                chats.stream()
                        .filter(chat -> isHeldDuring(chat, from, to) && belongs(chat, state, from))
                        .toList(),
                from,
                to);
    }

    private Stream<Slot> slots(StateStretch state, Part part) {
        if (part.chats().isEmpty()) {
            return Stream.of(
                    new Slot(history.agentId(), null, state.campaignId(), null, state.state(), part.from(), part.to()));
        }
        return part.chats().stream()
                .map(chat -> new Slot(
                        history.agentId(),
                        chat.conversationId(),
                        chat.campaignId(),
                        chat.entrypointType(),
                        state.state(),
                        part.from(),
                        part.to()));
    }

    private boolean belongs(Chat chat, StateStretch state, Instant at) {
        if (state.campaignId() != null) {
            return state.campaignId().equals(chat.campaignId());
        }
        return states.stream()
                .noneMatch(own -> own.campaignId() != null
                        && own.campaignId().equals(chat.campaignId())
                        && !own.from().isAfter(at)
                        && (own.to() == null || own.to().isAfter(at)));
    }

    private static boolean isHeldDuring(Chat chat, Instant from, Instant to) {
        Instant ended = chat.held().endedAt();
        return (to == null || chat.held().receivedAt().isBefore(to)) && (ended == null || ended.isAfter(from));
    }
}
