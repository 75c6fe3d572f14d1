package io.colloquy.model.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The slots of one agent (metrics 2.4): every stretch of states, cut wherever the chats of it change. A chat belongs to the
 * stretch of its own campaign while there is one, else to the one that holds for all, so that it is in one slot at a time.
 */
public final class Slots {
    /** By their begin, then ids. */
    public static final Comparator<Slot> IN_ORDER = Comparator.comparing(Slot::from)
            .thenComparing(Slot::campaignId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Slot::conversationId, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<Chat> BY_IDS = Comparator.comparing(
                    Chat::campaignId, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Chat::conversationId)
            .thenComparing(chat -> chat.held().receivedAt())
            .thenComparing(chat -> chat.held().endedAt(), Comparator.nullsLast(Comparator.naturalOrder()));

    private final AgentHistory history;
    private final List<StateStretch> states;

    private Slots(AgentHistory history) {
        this.history = history;
        this.states = AgentStates.of(history);
    }

    /** The slots that reach into the range, each as a whole, by their begin. */
    public static List<Slot> of(AgentHistory history, Instant from, Instant to) {
        return stream(history, from, to).sorted(IN_ORDER).toList();
    }

    /**
     * The same by stretch of states, in each by their begin. An agent who holds many chats at once has very many slots, one a
     * chat whenever one of them changes: they are made one after the other, as they are read.
     */
    public static Stream<Slot> stream(AgentHistory history, Instant from, Instant to) {
        Slots slots = new Slots(history);
        return slots.states.stream()
                .filter(state -> state.overlaps(from, to))
                .flatMap(slots::cut)
                .filter(slot -> slot.overlaps(from, to));
    }

    private Stream<Slot> cut(StateStretch state) {
        if (state.from().equals(state.to())) {
            return slots(state, chatsAt(state), state.from(), state.to());
        }
        TreeMap<Instant, Change> changes = new TreeMap<>();
        changes.put(state.from(), new Change());
        for (Chat chat : history.chats()) {
            times(chat, state).forEach(time -> {
                changes.computeIfAbsent(time.from(), at -> new Change()).come().add(chat);
                if (time.to() != null && !time.to().equals(state.to())) {
                    changes.computeIfAbsent(time.to(), at -> new Change()).go().add(chat);
                }
            });
        }
        List<Instant> cuts = List.copyOf(changes.keySet());
        TreeSet<Chat> held = new TreeSet<>(BY_IDS);
        return IntStream.range(0, cuts.size()).boxed().flatMap(place -> {
            Change change = changes.get(cuts.get(place));
            change.go().forEach(held::remove);
            held.addAll(change.come());
            Instant end = place + 1 < cuts.size() ? cuts.get(place + 1) : state.to();
            return slots(state, List.copyOf(held), cuts.get(place), end);
        });
    }

    /** What becomes of the chats at one moment. */
    private record Change(List<Chat> go, List<Chat> come) {

        Change() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** {@code to} is null for what has not ended. */
    private record Time(Instant from, Instant to) {}

    /** When the chat is in the stretch: while it is held, and no stretch of its own campaign takes it. */
    private List<Time> times(Chat chat, StateStretch state) {
        if (!isHeldDuring(chat, state.from(), state.to())
                || state.campaignId() != null && !state.campaignId().equals(chat.campaignId())) {
            return List.of();
        }
        Instant end = earlier(chat.held().endedAt(), state.to());
        Instant from = later(chat.held().receivedAt(), state.from());
        List<Time> times = new ArrayList<>();
        if (state.campaignId() == null) {
            for (StateStretch own : states) {
                boolean takes = own.campaignId() != null && own.campaignId().equals(chat.campaignId());
                if (!takes
                        || own.from().equals(own.to())
                        || own.to() != null && !own.to().isAfter(from)) {
                    continue;
                }
                if (end != null && !own.from().isBefore(end)) {
                    break;
                }
                if (own.from().isAfter(from)) {
                    times.add(new Time(from, own.from()));
                }
                if (own.to() == null) {
                    return times;
                }
                from = own.to();
            }
        }
        if (end == null || from.isBefore(end)) {
            times.add(new Time(from, end));
        }
        return times;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Null is never. */
    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** Those of a stretch without length. */
    private List<Chat> chatsAt(StateStretch state) {
        return history.chats().stream()
                .filter(chat -> isHeldDuring(chat, state.from(), state.to()) && belongs(chat, state, state.from()))
                .toList();
    }

    private Stream<Slot> slots(StateStretch state, List<Chat> chats, Instant from, Instant to) {
        if (chats.isEmpty()) {
            return Stream.of(new Slot(history.agentId(), null, state.campaignId(), null, state.state(), from, to));
        }
        return chats.stream()
                .map(chat -> new Slot(
                        history.agentId(),
                        chat.conversationId(),
                        chat.campaignId(),
                        chat.entrypointType(),
                        state.state(),
                        from,
                        to));
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
