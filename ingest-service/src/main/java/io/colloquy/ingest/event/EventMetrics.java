package io.colloquy.ingest.event;

import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What came in at this instance and what became of it; of the quarantined also why. */
@ApplicationScoped
class EventMetrics {
    private static final String EVENTS = "colloquy.events";
    private static final String STREAMS = "colloquy.event.streams.seconds";
    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter duplicates;
    private final Timer batches;
    private final Counter socket;
    private final Counter parsing;
    private final Counter waiting;

    EventMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = registry.counter(EVENTS, "outcome", "accepted", "code", "");
        this.duplicates = registry.counter(EVENTS, "outcome", "duplicate", "code", "");
        this.batches = registry.timer("colloquy.event.batches");
        this.socket = registry.counter(STREAMS, "part", "socket");
        this.parsing = registry.counter(STREAMS, "part", "parsing");
        this.waiting = registry.counter(STREAMS, "part", "waiting");
    }

    /** Counts a committed batch. */
    void count(Tally tally, List<RejectedEvent> rejected) {
        accepted.increment(tally.accepted());
        duplicates.increment(tally.duplicates());
        rejected.forEach(event -> registry.counter(EVENTS, "outcome", "quarantined", "code", event.code())
                .increment());
    }

    /** Times a batch from its first statement to its commit, tries that failed included. */
    Timer batches() {
        return batches;
    }

    /**
     * Notes what the reading thread of a stream did, in nanoseconds.
     *
     * @param all of the stream's life
     * @param forBytes of it waiting for the socket, unpacking included
     * @param forDatabase of it waiting because the database was behind
     */
    void stream(long all, long forBytes, long forDatabase) {
        socket.increment(forBytes / NANOS);
        waiting.increment(forDatabase / NANOS);
        parsing.increment((all - forBytes - forDatabase) / NANOS);
    }
}
