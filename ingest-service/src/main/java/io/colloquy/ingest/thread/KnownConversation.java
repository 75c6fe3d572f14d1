package io.colloquy.ingest.thread;

import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A conversation of the contact, as far as it matters for what joins it: when it was open, and its messages. */
final class KnownConversation {
    private final String id;
    // Null for one that a producer opened by id.
    private final Duration inactivity;
    private final List<Stretch> stretches = new ArrayList<>(1);
    private final Set<String> messageIds = new HashSet<>();
    private Instant openedAt;
    private Instant lastMessageAt;

    /** From an opening to its end, both inside: what happens in the instant of a close comes before it (events 1.2, 4b). */
    private record Stretch(Instant from, Instant to) {
        boolean contains(Instant time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }
    }

    private KnownConversation(String id, Duration inactivity, Instant openedAt) {
        this.id = id;
        this.inactivity = inactivity;
        this.openedAt = openedAt;
        this.lastMessageAt = openedAt;
    }

    /** One that is opened now. */
    static KnownConversation open(String id, Duration inactivity, Instant openedAt) {
        KnownConversation opened = new KnownConversation(id, inactivity, openedAt);
        opened.stretches.add(new Stretch(openedAt, Instant.MAX));
        return opened;
    }

    /**
     * One that the log holds.
     *
     * @param inactivity after how long it ends; null for never
     * @param connectionId the connection of the thread: only message ids of it are remembered
     * @param events its openings, closes, reopenings, merges, sessions and messages, in any order
     */
    static KnownConversation of(
            String id, Duration inactivity, Instant openedAt, String connectionId, Collection<Event> events) {
        KnownConversation known = new KnownConversation(id, inactivity, openedAt);
        Instant openSince = null;
        boolean closed = false;
        boolean opened = false;
        for (Event event : Timeline.order(id, events).events()) {
            switch (event.data()) {
                case ConversationEvent.Opened o -> {
                    known.openedAt = event.time();
                    known.messageAt(event.time());
                    opened = true;
                }
                case ConversationEvent.Closed c -> closed = true;
                case ConversationEvent.Merged m -> closed = true;
                case ConversationEvent.Reopened r -> {
                    closed = false;
                    known.messageAt(event.time());
                }
                default -> known.add(event, connectionId);
            }
            if (opened && !closed && openSince == null) {
                openSince = event.time();
            } else if (closed && openSince != null) {
                known.stretches.add(new Stretch(openSince, event.time()));
                openSince = null;
            }
        }
        if (openSince != null) {
            known.stretches.add(new Stretch(openSince, Instant.MAX));
        }
        return known;
    }

    private void add(Event event, String connectionId) {
        switch (event.data()) {
            case MessageEvent.Content message -> {
                messageAt(event.time());
                if (message.connectionId() == null || message.connectionId().equals(connectionId)) {
                    messageIds.add(message.messageId());
                }
            }
            case ConversationEvent.SessionStarted session when session.isInboundCall() -> messageAt(event.time());
            default -> {
                // Nothing else keeps a conversation going.
            }
        }
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

    /** The channel's ids of its messages. */
    Set<String> messageIds() {
        return messageIds;
    }

    /** Whether what happens then, and names no conversation, is inside of it; the last instant is. */
    boolean isOpenAt(Instant time) {
        boolean asleep = inactivity != null && time.isAfter(lastMessageAt.plus(inactivity));
        return !asleep && stretches.stream().anyMatch(stretch -> stretch.contains(time));
    }

    /** Whether a message of then, which came late, would have opened it. */
    boolean couldHaveOpenedAt(Instant time) {
        return inactivity != null
                && time.isBefore(openedAt)
                && !time.plus(inactivity).isBefore(openedAt);
    }

    /** A message of then opens it, before what has opened it so far. */
    void openEarlier(Instant time) {
        stretches.add(new Stretch(time, openedAt));
        openedAt = time;
    }

    /** A message of then belongs to it. */
    void messageAt(Instant time) {
        if (time.isAfter(lastMessageAt)) {
            lastMessageAt = time;
        }
    }
}
