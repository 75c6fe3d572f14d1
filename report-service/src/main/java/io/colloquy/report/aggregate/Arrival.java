package io.colloquy.report.aggregate;

import io.colloquy.model.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How the events of a conversation came in.
 *
 * @param lastReceivedAt when the last one arrived; {@link Instant#EPOCH} without any
 * @param lateReceivedAt when the last one arrived that had happened before another one that had arrived earlier; null if
 *     all came in order
 */
record Arrival(Instant lastReceivedAt, Instant lateReceivedAt) {
    private static final Comparator<Event> BY_ARRIVAL = Comparator.comparing(Event::receivedAt);

    static Arrival of(List<Event> events) {
        List<Event> arrived = events.stream().sorted(BY_ARRIVAL).toList();
        Instant last = Instant.EPOCH;
        Instant late = null;
        // What is received at one instant came together, and is late only against what came before.
        Instant latestBefore = Instant.MIN;
        Instant latest = Instant.MIN;
        for (Event event : arrived) {
            if (event.receivedAt().isAfter(last)) {
                last = event.receivedAt();
                latestBefore = latest;
            }
            if (event.time().isBefore(latestBefore)) {
                late = event.receivedAt();
            }
            latest = latest.isAfter(event.time()) ? latest : event.time();
        }
        return new Arrival(last, late);
    }
}
