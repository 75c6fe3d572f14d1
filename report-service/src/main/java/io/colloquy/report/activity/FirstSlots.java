package io.colloquy.report.activity;

import io.colloquy.model.activity.Slot;
import io.colloquy.model.activity.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Slots agent by agent, in order: the first of them, and how many there are, which may be more than memory has room for. */
final class FirstSlots {
    private final int most;
    private final List<Slot> first = new ArrayList<>();
    private long count;

    FirstSlots(int most) {
        this.most = most;
    }

    /** The slots of the next agent, in any order. */
    void addAgent(Stream<Slot> slots) {
        int room = most - first.size();
        PriorityQueue<Slot> kept = new PriorityQueue<>(Slots.IN_ORDER.reversed());
        slots.forEach(slot -> {
            count++;
            if (kept.size() < room) {
                kept.add(slot);
            } else if (room > 0 && Slots.IN_ORDER.compare(slot, kept.element()) < 0) {
                kept.remove();
                kept.add(slot);
            }
        });
        first.addAll(kept.stream().sorted(Slots.IN_ORDER).toList());
    }

    List<Slot> first() {
        return first;
    }

    long count() {
        return count;
    }
}
