package io.colloquy.model.activity;

import io.colloquy.model.activity.Stretches.Stretch;
import io.colloquy.model.event.AgentEvent.StateChanged;
import io.colloquy.model.event.AgentState;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shifts of one agent (metrics 2.4): those told of, else one a calendar day; each with what the agent did in it. */
public final class Shifts {
    private static final Comparator<String> NONE_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private final AgentHistory history;
    private final List<ShiftSpan> spans;
    private final List<StateStretch> states;
    private final Map<String, StateTrack> tracks = new HashMap<>();
    private final Map<Cell, ShiftCounts> answers = new HashMap<>();

    /** Where an answer counts. */
    private record Cell(ShiftSpan shift, String campaignId) {}

    private Shifts(AgentHistory history, List<ShiftSpan> spans) {
        this.history = history;
        this.spans = spans;
        this.states = AgentStates.of(history);
        history.answers().forEach(this::credit);
    }

    /**
     * The shifts that reach into the range, each as a whole, by their begin.
     *
     * @param from the range's begin
     * @param to its end, not in it
     * @param zone where the account's days begin
     * @param asOf the watermark
     * @param campaigns for which rows are wanted; a shift without any is left out
     */
    public static List<Shift> of(
            AgentHistory history, Instant from, Instant to, ZoneId zone, Instant asOf, Predicate<String> campaigns) {
        Stretch range = new Stretch(from.toEpochMilli(), to.toEpochMilli());
        Shifts shifts = new Shifts(history, spans(history, range, zone, asOf));
        return shifts.spans.stream()
                .filter(span -> span.overlaps(range))
                .map(span -> shifts.shift(span, campaigns))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Days are taken as far as an answer may have to be credited to one of them. */
    private static List<ShiftSpan> spans(AgentHistory history, Stretch range, ZoneId zone, Instant asOf) {
        List<ShiftSpan> told = ToldShifts.of(history.events());
        boolean tells = told.stream().anyMatch(span -> span.overlaps(range))
                || history.events().stream().anyMatch(event -> isOfShift(event) && isIn(range, event));
        if (tells) {
            return told;
        }
        long lastAnswer = history.answers().stream()
                .mapToLong(answer -> answer.at().toEpochMilli() + 1)
                .max()
                .orElse(range.to());
        Set<String> campaigns = new HashSet<>();
        for (Event event : history.events()) {
            if (event.data() instanceof StateChanged changed) {
                campaigns.add(changed.campaignId());
            }
        }
        Stretches online = campaigns.stream()
                .map(campaign -> StateTrack.of(history.events(), campaign).online())
                .reduce(Stretches.NONE, Stretches::or);
        return DayShifts.of(
                history.agentId(), online, new Stretch(range.from(), Math.max(range.to(), lastAnswer)), zone, asOf);
    }

    private static boolean isOfShift(Event event) {
        return event.type() == EventType.SHIFT_STARTED || event.type() == EventType.SHIFT_ENDED;
    }

    private static boolean isIn(Stretch range, Event event) {
        long at = event.time().toEpochMilli();
        return range.from() <= at && at < range.to();
    }

    private Optional<Shift> shift(ShiftSpan span, Predicate<String> wanted) {
        List<Chat> chats = history.chats().stream()
                .filter(chat -> isHeldIn(chat, span.stretch()))
                .toList();
        TreeSet<String> campaigns = campaigns(span, chats);
        campaigns.removeIf(wanted.negate());
        List<Shift.Row> rows = new ArrayList<>();
        ShiftFigures whole = null;
        for (String campaign : campaigns) {
            ShiftFigures figures = figures(span, campaign, chats);
            rows.add(figures.row(campaign));
            whole = whole == null ? figures : whole.or(figures);
        }
        return whole == null
                ? Optional.empty()
                : Optional.of(new Shift(
                        history.agentId(), span.shiftId(), span.from(), span.to(), List.copyOf(rows), whole.row(null)));
    }

    /**
     * The campaigns of the shift, its states and its chats. A campaign that it finds offline and leaves so is none of its
     * own: else every campaign that the agent ever worked for would have its row in every shift.
     */
    private TreeSet<String> campaigns(ShiftSpan span, List<Chat> chats) {
        Stretch during = span.stretch();
        TreeSet<String> campaigns = Stream.of(
                        span.campaigns().stream(),
                        states.stream()
                                .filter(state -> state.campaignId() != null && isOf(during, state))
                                .map(StateStretch::campaignId),
                        chats.stream().map(Chat::campaignId))
                .flatMap(named -> named)
                .collect(Collectors.toCollection(() -> new TreeSet<>(NONE_FIRST)));
        if (campaigns.isEmpty()) {
            campaigns.add(null);
        }
        return campaigns;
    }

    private static boolean isOf(Stretch shift, StateStretch state) {
        long from = state.from().toEpochMilli();
        long to = state.to() == null ? Stretches.OPEN : state.to().toEpochMilli();
        boolean begins = shift.from() <= from && from < shift.to();
        boolean goesOn = from < shift.from() && shift.from() < to;
        return begins || goesOn && state.state() != AgentState.OFFLINE;
    }

    private static boolean isHeldIn(Chat chat, Stretch shift) {
        return chat.from() < shift.to() && (chat.to() > shift.from() || chat.from() >= shift.from());
    }

    private ShiftFigures figures(ShiftSpan span, String campaign, List<Chat> chats) {
        List<Chat> own = chats.stream()
                .filter(chat -> Objects.equals(chat.campaignId(), campaign))
                .toList();
        ShiftCounts counts = own.stream()
                .filter(chat -> span.contains(chat.from()))
                .map(ShiftCounts::received)
                .reduce(answers.getOrDefault(new Cell(span, campaign), ShiftCounts.NONE), ShiftCounts::plus);
        return ShiftFigures.of(span.stretch(), track(campaign), own, counts);
    }

    private StateTrack track(String campaign) {
        return tracks.computeIfAbsent(campaign, name -> StateTrack.of(history.events(), name));
    }

    /** An answer counts in the last shift in which the agent held the chat before it was given. */
    private void credit(SurveyAnswer answer) {
        long at = answer.at().toEpochMilli();
        history.chats().stream()
                .filter(chat -> chat.conversationId().equals(answer.conversationId()) && chat.from() <= at)
                .max(Comparator.comparing(chat -> chat.held().receivedAt()))
                .ifPresent(chat -> lastShift(chat, Math.min(chat.to(), at))
                        .ifPresent(shift -> answers.merge(
                                new Cell(shift, chat.campaignId()),
                                ShiftCounts.answered(answer.rating()),
                                ShiftCounts::plus)));
    }

    /** Of shifts that overlap the one in which the holding goes on longest. */
    private Optional<ShiftSpan> lastShift(Chat chat, long until) {
        return spans.stream()
                .filter(span -> span.stretch().from() <= until && span.stretch().to() > chat.from())
                .max(Comparator.comparingLong(
                                (ShiftSpan span) -> Math.min(span.stretch().to(), until))
                        .thenComparing(ShiftSpan::from)
                        .thenComparing(ShiftSpan::shiftId));
    }
}
