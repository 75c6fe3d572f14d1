package io.colloquy.report.aggregate;

import io.colloquy.model.fact.Interaction;
import java.util.List;

/**
 * Tell whether what is written of a conversation has changed. Worked out once, with the fold: it is work for the processor,
 * and needed for each generation that is written.
 *
 * @param facts of its facts
 * @param rows of its rows, interactions and anomalies
 */
record Digests(long facts, long rows) {

    /** @param rows a list a table of {@link RowTables} */
    static Digests of(
            List<Object> facts,
            List<List<List<Object>>> rows,
            List<Interaction> interactions,
            List<FoundAnomaly> anomalies) {
        Digest digest = new Digest();
        for (List<List<Object>> table : rows) {
            table.forEach(digest::addAll);
            digest.add(table.size());
        }
        interactions.forEach(interaction -> InteractionStore.add(interaction, digest));
        anomalies.forEach(
                anomaly -> digest.add(anomaly.code()).add(anomaly.eventId()).add(anomaly.detail()));
        return new Digests(Digest.of(facts), digest.value());
    }
}
