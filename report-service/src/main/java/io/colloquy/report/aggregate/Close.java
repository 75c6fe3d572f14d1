package io.colloquy.report.aggregate;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.ClosingSource;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.timeline.Timeline;
import java.time.Instant;
import java.util.List;

/**
 * One close of a conversation, as the facts {@code closed_…} describe the last one (metrics 2.2).
 *
 * @param byType who closed it; null when not told
 * @param byAgent the agent; null when it was none, and when it was closed by blocking
 * @param team null when not told
 * @param category null when not told
 */
record Close(Instant at, String source, String byType, String byAgent, String team, String category) {

    /** The conversation's closes in order; merging or deleting the contact closes nothing (metrics 2.1). */
    static List<Close> all(Timeline timeline) {
        return timeline.events().stream()
                .filter(event ->
                        event.data() instanceof Closed closed && closed.source().countsAsClose())
                .map(event -> of(event.time(), (Closed) event.data()))
                .toList();
    }

    private static Close of(Instant at, Closed closed) {
        boolean told = closed.by() != null;
        boolean byAgent = told && closed.by().type() == ActorType.AGENT && closed.source() != ClosingSource.BLOCKED;
        return new Close(
                at,
                closed.source().wire(),
                told ? closed.by().type().wire() : null,
                byAgent ? closed.by().id() : null,
                closed.teamId(),
                closed.category());
    }
}
