package io.colloquy.report.aggregate;

import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Interaction;
import io.colloquy.model.fact.Interactions;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.report.log.Configuration;
import io.colloquy.report.log.EventKeys;
import io.colloquy.report.log.StoredEvents;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A conversation worked out from all of its events that one snapshot of the log shows.
 *
 * @param eventCount the number of those events, readable or not, and of those of the account's configuration: it tells a
 *     newer snapshot from an older one
 * @param configurationCount how many of them were of the configuration
 * @param arrival how the events came in; null if the fold failed
 * @param row the values of {@link FactColumns#FACTS}; null if the fold failed
 * @param selectors what it is selected by beside its facts; null if the fold failed
 * @param rows a list a table of {@link RowTables}, of the values of its columns
 * @param digests tell whether what is written of it has changed; null if the fold failed
 * @param eventKeys the keys of its events in the log
 * @param asOf the confirmed horizon that it was worked out for
 * @param dueAt when it has to be worked out again though no event came; null if never
 */
record Folded(
        String conversationId,
        long eventCount,
        long configurationCount,
        Arrival arrival,
        List<Object> row,
        Selectors selectors,
        List<List<List<Object>>> rows,
        List<Interaction> interactions,
        Digests digests,
        EventKeys eventKeys,
        List<FoundAnomaly> anomalies,
        Instant asOf,
        Instant dueAt) {

    /** Works the conversation out from its events. */
    static Folded of(String conversationId, StoredEvents stored, Configuration configuration, Instant asOf) {
        Timeline timeline = Timeline.order(conversationId, stored.events(), asOf);
        ConversationFold.Result result = ConversationFold.fold(timeline, configuration.context());
        List<Object> row = FactColumns.row(result.facts());
        List<List<List<Object>>> rows =
                RowTables.ALL.stream().map(table -> table.rows(result.rows())).toList();
        List<Interaction> interactions = Interactions.of(timeline);
        List<FoundAnomaly> anomalies = Stream.concat(
                        stored.unreadable().stream().map(FoundAnomaly::of),
                        result.anomalies().stream().map(FoundAnomaly::of))
                .toList();
        return new Folded(
                conversationId,
                stored.count() + configuration.eventCount(),
                configuration.eventCount(),
                Arrival.of(stored.events()),
                row,
                Selectors.of(timeline),
                rows,
                interactions,
                Digests.of(row, rows, interactions, anomalies),
                stored.keys(),
                anomalies,
                asOf,
                result.dueAt());
    }

    static Folded failed(String conversationId, long eventCount, Instant asOf) {
        return new Folded(
                conversationId,
                eventCount,
                0,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                EventKeys.NONE,
                List.of(),
                asOf,
                null);
    }

    boolean hasFailed() {
        return row == null;
    }

    /** The value of that stored fact as it is stored. */
    Object value(Fact fact) {
        return row.get(FactColumns.position(fact));
    }

    /** Null when it is not known. */
    String contactId() {
        return (String) value(Fact.CONTACT_ID);
    }
}
