package io.colloquy.model.activity;

import io.colloquy.model.Story;
import io.colloquy.model.event.AgentEvent.ShiftEnded;
import io.colloquy.model.event.AgentEvent.ShiftStarted;
import io.colloquy.model.event.AgentEvent.StateChanged;
import io.colloquy.model.event.AgentState;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SurveyRating;
import io.colloquy.model.row.HeldChat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What agent A did, told in few words; times are of Monday, 2026-03-02 UTC, or whole instants. Events are e1, e2 … */
final class AgentDay {
    static final Instant BEGIN = Story.at("00:00");
    static final Instant END = BEGIN.plusSeconds(86_400);

    private final List<Event> events = new ArrayList<>();
    private final List<Chat> chats = new ArrayList<>();
    private final List<SurveyAnswer> answers = new ArrayList<>();

    AgentDay starts(String time, String shift, String campaign) {
        return add(EventType.SHIFT_STARTED, time, new ShiftStarted(shift, campaign));
    }

    AgentDay ends(String time, String shift) {
        return add(EventType.SHIFT_ENDED, time, new ShiftEnded(shift, null));
    }

    AgentDay is(String time, AgentState state) {
        return is(time, state, null, null);
    }

    AgentDay is(String time, AgentState state, Integer capacity, String campaign) {
        Long chatsAtOnce = capacity == null ? null : Long.valueOf(capacity);
        return add(EventType.AGENT_STATE_CHANGED, time, new StateChanged(state, chatsAtOnce, campaign, null));
    }

    /** A chat held from then on; {@code to} and {@code firstMessage} may be null. */
    AgentDay holds(String id, String campaign, String from, String to, String firstMessage, boolean visitorWrote) {
        HeldChat held = new HeldChat("A", null, null, instant(from), instant(to), instant(firstMessage), visitorWrote);
        chats.add(new Chat(id, campaign, "button", held));
        return this;
    }

    AgentDay answered(String id, String time, SurveyRating rating) {
        answers.add(new SurveyAnswer(id, instant(time), rating));
        return this;
    }

    AgentHistory history() {
        return AgentHistory.of("A", events, chats, answers);
    }

    List<Event> events() {
        return events;
    }

    /** The shifts of the day. */
    List<Shift> shifts() {
        return shifts(BEGIN, END, ZoneOffset.UTC, Instant.MAX);
    }

    List<Shift> shifts(Instant from, Instant to, ZoneId zone, Instant asOf) {
        return Shifts.of(history(), from, to, zone, asOf, campaign -> true);
    }

    /** The only row of the only shift. */
    Shift.Row row() {
        return shifts().getFirst().rows().getFirst();
    }

    List<StateStretch> states() {
        return AgentStates.of(history());
    }

    List<Slot> slots() {
        return Slots.of(history(), BEGIN, END);
    }

    static Instant instant(String time) {
        if (time == null) {
            return null;
        }
        return time.contains("T") ? Instant.parse(time) : Story.at(time);
    }

    private AgentDay add(EventType type, String time, EventData data) {
        Instant at = instant(time);
        events.add(new Event("crm", "e" + (events.size() + 1), type, at, "A", null, null, at, data));
        return this;
    }
}
