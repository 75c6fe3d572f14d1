package io.colloquy.model.timeline;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.By;
import io.colloquy.model.event.ClosingSource;
import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.MessageEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * When a conversation ends for want of messages (events 1.4). It runs only in conversations that were found by connection
 * and contact; those that producers name never end by themselves. Every message starts it anew, and so do the opening and a
 * reopening.
 */
final class InactivityClock {

    private final String conversationId;
    private Duration limit;
    private Instant startedAt;
    private String startedBy;

    InactivityClock(String conversationId) {
        this.conversationId = conversationId;
    }

    /** Takes the next legal event. */
    void apply(Event event) {
        switch (event.data()) {
            case ConversationEvent.Opened opened -> {
                limit = event.isFromThreads() ? opened.inactivity() : null;
                start(event, event.id());
            }
            case ConversationEvent.Reopened r -> start(event, event.id());
            case ConversationEvent.SessionStarted call when call.isInboundCall() -> start(event, call.sessionId());
            case MessageEvent.Content message -> start(event, message.messageId());
            default -> {
                // Nobody spoke.
            }
        }
    }

    /** Whether that event keeps the conversation from ending at its instant. */
    static boolean keepsAwake(Event event) {
        return event.data() instanceof MessageEvent.Content
                || (event.data() instanceof ConversationEvent.SessionStarted call && call.isInboundCall());
    }

    private void start(Event event, String id) {
        startedAt = event.time();
        startedBy = id;
    }

    /** When it runs out; null if it does not run. */
    Instant end() {
        return limit == null ? null : startedAt.plus(limit);
    }

    /** The close at its end: derived, never stored. */
    Event close() {
        Instant end = end();
        return new Event(
                Event.THREADS,
                conversationId + "/inactivity/" + startedBy,
                EventType.CONVERSATION_CLOSED,
                end,
                conversationId,
                null,
                null,
                end,
                new Closed(ClosingSource.INACTIVITY, new By(ActorType.SYSTEM, null), null, null, null, null));
    }
}
