package io.colloquy.ingest.event;

import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What came in at this instance and what became of it; of the quarantined also why. */
@ApplicationScoped
class EventMetrics {
    private static final String EVENTS = "colloquy.events";

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter duplicates;

    EventMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = registry.counter(EVENTS, "outcome", "accepted", "code", "");
        this.duplicates = registry.counter(EVENTS, "outcome", "duplicate", "code", "");
    }

    /** Counts a committed batch. */
    void count(Tally tally, List<RejectedEvent> rejected) {
        accepted.increment(tally.accepted());
        duplicates.increment(tally.duplicates());
        rejected.forEach(event -> registry.counter(EVENTS, "outcome", "quarantined", "code", event.code())
                .increment());
    }
}
