package io.colloquy.ingest.inbox;

import io.colloquy.ingest.inbox.InboxStore.Backlog;
import io.colloquy.ingest.quarantine.RejectedPart;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What channels sent to this replica, and what waits for its translation. */
@ApplicationScoped
class InboxMetrics {
    /** What became of a request. */
    enum Outcome {
        ACCEPTED,
        /** Its signature was not by a secret of the connection. */
        UNAUTHENTIC,
        /** It could not be stored; the channel is to send it again. */
        REFUSED
    }

    private final MeterRegistry registry;
    private final Timer translation;
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(new Backlog(0, Double.NaN));

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
        translation = Timer.builder("colloquy.inbox.translation")
                .description("Translating the requests of one transaction, without storing their events")
                .register(registry);
        Gauge.builder("colloquy.inbox.untranslated", backlog, last -> last.get().requests())
                .description("Requests that wait for their translation, of all accounts")
                .register(registry);
        Gauge.builder("colloquy.inbox.untranslated.age", backlog, last -> last.get()
                        .seconds())
                .description("Age of the oldest request that waits for its translation, of all accounts")
                .baseUnit("seconds")
                .register(registry);
    }

    void received(String provider, Outcome outcome) {
        registry.counter(
                        "colloquy.inbox.requests",
                        "provider",
                        provider,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Counts parts in quarantine by reason, beside the events that producers sent. */
    void quarantined(List<RejectedPart> parts) {
        parts.forEach(part -> registry.counter(
                        "colloquy.events",
                        "outcome",
                        "quarantined",
                        "code",
                        part.event().code())
                .increment());
    }

    <T> T translating(Supplier<T> work) {
        return translation.record(work);
    }

    void backlog(Backlog now) {
        backlog.set(now);
    }
}
