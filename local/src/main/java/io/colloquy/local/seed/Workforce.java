package io.colloquy.local.seed;

import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The agents' working days: when each of them came, went to lunch, was away for a moment, and left. All in UTC. */
final class Workforce {
    private static final int MINUTES_A_DAY = 24 * 60;

    private final String source;
    private final Dice dice;
    private final List<OutgoingEvent> events = new ArrayList<>();

    private Workforce(SeedPlan plan, String source) {
        this.source = source;
        this.dice = new Dice(plan.seed() ^ 0x5f);
    }

    static List<OutgoingEvent> events(SeedPlan plan, String source) {
        Workforce workforce = new Workforce(plan, source);
        plan.dates().forEach(workforce::day);
        return workforce.events;
    }

    private void day(LocalDate date) {
        for (String agent : Company.agents()) {
            boolean works = date.getDayOfWeek() != DayOfWeek.SUNDAY && dice.chance(BusinessHours.weightOf(date) * 0.9);
            if (works) {
                shift(date, agent);
            }
        }
    }

    private void shift(LocalDate date, String agent) {
        String shift = agent + "/" + date;
        int start = dice.between(7 * 60 + 30, 10 * 60);
        int end = start + dice.between(6 * 60, 9 * 60);
        add(date, start, agent, EventType.SHIFT_STARTED, new Data().put("shiftId", shift));
        state(date, start + 1, agent, new Data().put("state", "online").put("capacity", dice.between(2, 5)));
        int lunch = start + dice.between(180, 260);
        state(date, lunch, agent, new Data().put("state", "away").put("reason", "lunch"));
        state(date, lunch + dice.between(25, 60), agent, new Data().put("state", "online"));
        if (dice.chance(0.4)) {
            int moment = end - dice.between(60, 100);
            state(date, moment, agent, new Data().put("state", "offline"));
            state(date, moment + dice.between(2, 20), agent, new Data().put("state", "online"));
        }
        state(date, end, agent, new Data().put("state", "offline"));
        add(date, end + 1, agent, EventType.SHIFT_ENDED, new Data().put("shiftId", shift));
    }

    private void state(LocalDate date, int minute, String agent, Data data) {
        add(date, minute, agent, EventType.AGENT_STATE_CHANGED, data);
    }

    private void add(LocalDate date, int minute, String agent, EventType type, Data data) {
        Instant time = date.atStartOfDay()
                .plusMinutes(Math.min(minute, MINUTES_A_DAY - 1))
                .toInstant(ZoneOffset.UTC);
        // Numbered: two of one kind may fall into one minute.
        String id = "work/" + agent + "/" + date + "/" + events.size();
        events.add(new OutgoingEvent(source, id, type, agent, time, data.map()));
    }
}
