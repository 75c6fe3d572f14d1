package io.colloquy.ingest.thread;

import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A conversation of the contact, as far as it matters for what joins it: when it was open, and its messages. It is open
 * when its facts will say so, for both come from the same timeline.
 */
final class KnownConversation {
    private final String id;
    private final String connectionId;
    private final Duration inactivity;
    private final List<Event> events;
    private Instant openedAt;
    private Instant lastAt = Instant.MIN;
    private List<Stretch> stretches = new ArrayList<>(1);

    /**
     * From an opening to its end, both inside: what happens in the instant of a close comes before it (events 1.2, 4b).
     *
     * @param silent whether nothing but silence ends it
     */
    private record Stretch(Instant from, Instant to, boolean silent) {
        boolean contains(Instant time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }
    }

    /**
     * One that the log holds, or that is opened now.
     *
     * @param connectionId the connection of the thread
     * @param inactivity after how long without a message it ends; null for one that a producer opened by id
     * @param openedAt its earliest opening
     * @param events its openings, closes, reopenings, merges, sessions and messages, in any order
     */
    KnownConversation(String id, String connectionId, Duration inactivity, Instant openedAt, Collection<Event> events) {
        this.id = id;
        this.connectionId = connectionId;
        this.inactivity = inactivity;
        this.openedAt = openedAt;
        this.events = new ArrayList<>(events);
        workOut();
    }

    private void workOut() {
        stretches = new ArrayList<>(1);
        Timeline timeline = Timeline.order(id, events, Instant.MAX);
        Instant openSince = null;
        boolean closed = false;
        boolean opened = false;
        for (Event event : timeline.events()) {
            switch (event.data()) {
                case ConversationEvent.Opened o -> {
                    openedAt = event.time();
                    opened = true;
                }
                case ConversationEvent.Reopened r -> closed = false;
                case ConversationEvent.Closed c -> closed = true;
                case ConversationEvent.Merged m -> closed = true;
                default -> {
                    // Nothing else opens or ends it.
                }
            }
            if (opened && !closed && openSince == null) {
                openSince = event.time();
            } else if (closed && openSince != null) {
                stretches.add(new Stretch(openSince, event.time(), timeline.isDerived(event)));
                openSince = null;
            }
        }
        if (openSince != null) {
            stretches.add(new Stretch(openSince, Instant.MAX, false));
        }
        events.forEach(event -> lastAt = later(lastAt, event.time()));
    }

    String id() {
        return id;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** Null for one that never ends by inactivity. */
    Duration inactivity() {
        return inactivity;
    }

    /** The channel's ids of its messages on the thread's connection. */
    Set<String> messageIds() {
        return events.stream()
                .map(Event::data)
                .filter(MessageEvent.Content.class::isInstance)
                .map(MessageEvent.Content.class::cast)
                .filter(message ->
                        message.connectionId() == null || message.connectionId().equals(connectionId))
                .map(MessageEvent.Content::messageId)
                .collect(Collectors.toSet());
    }

    /** Whether what happens then, and names no conversation, is inside of it; the last instant is. */
    boolean isOpenAt(Instant time) {
        return stretches.stream().anyMatch(stretch -> stretch.contains(time));
    }

    /** Whether a message of then, which came late, would have opened it. */
    boolean couldHaveOpenedAt(Instant time) {
        return inactivity != null
                && time.isBefore(openedAt)
                && !time.plus(inactivity).isBefore(openedAt);
    }

    /** An event joins that keeps it going: a message, a call, or an opening before the one known so far. */
    void join(Event event) {
        events.add(event);
        Stretch last = stretches.isEmpty() ? null : stretches.getLast();
        if (event.time().isBefore(lastAt) || last == null || !last.contains(event.time())) {
            workOut();
            return;
        }
        // The timeline need not be worked out anew for each message of a long batch.
        lastAt = event.time();
        if (last.silent()) {
            Instant end = later(last.to(), event.time().plus(inactivity));
            stretches.set(stretches.size() - 1, new Stretch(last.from(), end, true));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
