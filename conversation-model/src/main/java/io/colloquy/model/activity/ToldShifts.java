package io.colloquy.model.activity;

import io.colloquy.model.event.AgentEvent;
import io.colloquy.model.event.AgentEvent.ShiftEnded;
import io.colloquy.model.event.AgentEvent.ShiftStarted;
import io.colloquy.model.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shifts that an agent's events tell of (metrics 2.4). One ends with the first {@code shift.ended} of its id; without
 * any, at the next {@code shift.started} of another. A start of one that is in force begins none, but may name a campaign
 * more.
 */
final class ToldShifts {
    private final List<Told> all = new ArrayList<>();
    private final Map<String, Told> inForce = new HashMap<>();

    private static final class Told {
        private final String shiftId;
        private final Instant from;
        private final Set<String> campaigns = new TreeSet<>();
        private Instant to;
        private Instant nextStart;

        Told(String shiftId, Instant from) {
            this.shiftId = shiftId;
            this.from = from;
        }

        void add(AgentEvent event) {
            if (event.campaignId() != null) {
                campaigns.add(event.campaignId());
            }
        }

        ShiftSpan span() {
            return new ShiftSpan(shiftId, Set.copyOf(campaigns), from, to == null ? nextStart : to);
        }
    }

    private ToldShifts() {}

    /** All shifts, by their begin. */
    static List<ShiftSpan> of(List<Event> ordered) {
        ToldShifts shifts = new ToldShifts();
        for (Event event : ordered) {
            switch (event.data()) {
                case ShiftStarted started -> shifts.start(started, event.time());
                case ShiftEnded ended -> shifts.end(ended, event.time());
                default -> {
                    // A state begins and ends no shift.
                }
            }
        }
        return shifts.all.stream().map(Told::span).toList();
    }

    private void start(ShiftStarted started, Instant at) {
        inForce.values().stream()
                .filter(other -> !other.shiftId.equals(started.shiftId()) && other.nextStart == null)
                .forEach(other -> other.nextStart = at);
        Told told = inForce.get(started.shiftId());
        if (told == null) {
            told = new Told(started.shiftId(), at);
            all.add(told);
            inForce.put(started.shiftId(), told);
        }
        told.add(started);
    }

    /** The end of a shift that is not in force changes nothing. */
    private void end(ShiftEnded ended, Instant at) {
        Told told = inForce.remove(ended.shiftId());
        if (told != null) {
            told.to = at;
            told.add(ended);
        }
    }
}
