package io.colloquy.model.fact;

import io.colloquy.model.timeline.Anomaly;
import io.colloquy.model.timeline.AnomalyCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the concerns write their facts. */
final class FactSheet {

    private final String conversationId;
    private final Facts.Builder facts = new Facts.Builder();
    private final List<Anomaly> anomalies;

    /** The anomalies found are added to that list. */
    FactSheet(String conversationId, List<Anomaly> anomalies) {
        this.conversationId = conversationId;
        this.anomalies = anomalies;
    }

    String conversationId() {
        return conversationId;
    }

    void put(Fact fact, Object value) {
        facts.put(fact, value);
    }

    void count(Fact fact, long value) {
        facts.put(fact, value);
    }

    Instant instant(Fact fact) {
        return facts.instant(fact);
    }

    /**
     * The time from one moment to another, cut to the millisecond; null when one of them is missing. A pair out of order
     * gives null and an anomaly (metrics 2.1).
     */
    void span(Fact fact, Instant from, Instant to) {
        if (from == null || to == null) {
            return;
        }
        if (to.isBefore(from)) {
            anomalies.add(new Anomaly(
                    conversationId,
                    null,
                    null,
                    AnomalyCode.NEGATIVE_DURATION,
                    fact.id() + " would end at " + to + ", before its start at " + from));
            return;
        }
        facts.put(fact, millis(from, to));
    }

    /** From one moment to a later one, cut to the millisecond. */
    static Duration millis(Instant from, Instant to) {
        return Duration.ofMillis(Duration.between(from, to).toMillis());
    }

    Facts facts() {
        return facts.build();
    }
}
