package io.colloquy.report.aggregate;

import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.FoldContext;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.report.log.StoredEvents;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A conversation worked out from all of its events that one snapshot of the log shows.
 *
 * @param eventCount the number of those events, readable or not: it tells a newer snapshot from an older one
 * @param row the values of {@link FactColumns#FACTS}; null if the fold failed
 * @param selectors what it is selected by beside its facts; null if the fold failed
 * @param closes its closes in order
 * @param asOf the confirmed horizon that it was worked out for
 * @param dueAt when it has to be worked out again though no event came; null if never
 */
record Folded(
        String conversationId,
        long eventCount,
        List<Object> row,
        Selectors selectors,
        List<Close> closes,
        List<FoundAnomaly> anomalies,
        Instant asOf,
        Instant dueAt) {

    /** Works the conversation out from its events. */
    static Folded of(String conversationId, StoredEvents stored, Instant asOf) {
        Timeline timeline = Timeline.order(conversationId, stored.events(), asOf);
        ConversationFold.Result result = ConversationFold.fold(timeline, FoldContext.NONE);
        return new Folded(
                conversationId,
                stored.count(),
                FactColumns.row(result.facts()),
                Selectors.of(timeline),
                Close.all(timeline),
                Stream.concat(
                                stored.unreadable().stream().map(FoundAnomaly::of),
                                result.anomalies().stream().map(FoundAnomaly::of))
                        .toList(),
                asOf,
                result.dueAt());
    }

    static Folded failed(String conversationId, long eventCount, Instant asOf) {
        return new Folded(conversationId, eventCount, null, null, List.of(), List.of(), asOf, null);
    }

    boolean hasFailed() {
        return row == null;
    }
}
