package io.colloquy.ingest.event;

import io.colloquy.ingest.quarantine.RejectedEvent;
import java.util.List;

/** What one transaction takes in: events for the log, in the order of their receipt, and others for quarantine. */
public record EventBatch(List<ValidEvent> events, List<RejectedEvent> rejected) {
    public EventBatch {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }

    int received() {
        return events.size() + rejected.size();
    }
}
