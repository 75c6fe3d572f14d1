package io.colloquy.report.conversation;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.fact.Interactions;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.report.query.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was written to the contact before the conversation and opened none: templates, broadcasts … (events 1.4). Pure. */
final class Earlier {
    /** How long before the opening it may lie. */
    static final Duration REACH = Duration.ofDays(7);

    private Earlier() {}

    /**
     * The earlier messages in order, with what became of them.
     *
     * @param before the events of the thread
     * @param own the conversation's events: receipts of earlier messages may have come while it was open
     */
    static Timeline timeline(String conversationId, List<Event> before, List<Event> own) {
        List<Event> events = new ArrayList<>(before);
        own.stream().filter(Earlier::tellsOfMessages).forEach(events::add);
        return Timeline.order(conversationId, before.isEmpty() ? List.of() : events, Instant.EPOCH);
    }

    private static boolean tellsOfMessages(Event event) {
        return event.data() instanceof MessageEvent.StatusUpTo
                || (event.data() instanceof MessageEvent.OfMessage && !(event.data() instanceof MessageEvent.Content));
    }

    /** The messages of that timeline that lie before the opening. */
    static List<HistoryEntry> of(Timeline earlier, Instant openedAt, Names names) {
        return History.of(earlier, Interactions.of(earlier), names).stream()
                .filter(entry -> entry.message() != null && !entry.at().isAfter(openedAt))
                .toList();
    }
}
