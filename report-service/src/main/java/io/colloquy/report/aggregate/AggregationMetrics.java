package io.colloquy.report.aggregate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What the workers of this replica did, for monitoring. */
@ApplicationScoped
class AggregationMetrics {
    private static final Duration[] DELAYS = Stream.of(100, 200, 500, 1000, 1500, 2000, 3000, 5000, 10_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Counter events;
    private final Counter conversations;
    private final Counter references;
    private final Counter foldFailures;
    private final Counter stepFailures;
    private final Timer delay;
    private final AtomicReference<Double> lagSeconds = new AtomicReference<>(Double.NaN);

    AggregationMetrics(MeterRegistry registry) {
        events = Counter.builder("colloquy.aggregation.events")
                .description("Events read to work out facts and reference data")
                .register(registry);
        conversations = Counter.builder("colloquy.aggregation.conversations")
                .description("Conversations folded")
                .register(registry);
        references = Counter.builder("colloquy.aggregation.references")
                .description("Agents, contacts and other named things projected")
                .register(registry);
        foldFailures = failures(registry, "fold");
        stepFailures = failures(registry, "step");
        delay = Timer.builder("colloquy.aggregation.delay")
                .description("From the receipt of a batch to the commit of its facts")
                .serviceLevelObjectives(DELAYS)
                .register(registry);
        Gauge.builder("colloquy.aggregation.lag", lagSeconds, AtomicReference::get)
                .description("Age of the oldest event that waits for its facts, of all accounts")
                .baseUnit("seconds")
                .register(registry);
    }

    private static Counter failures(MeterRegistry registry, String what) {
        return Counter.builder("colloquy.aggregation.failures")
                .description(
                        "fold: conversations whose facts could not be worked out; step: transactions to be repeated")
                .tag("what", what)
                .register(registry);
    }

    void stepped(Step step) {
        events.increment(step.events());
        conversations.increment(step.conversations());
        references.increment(step.references());
        foldFailures.increment(step.failures());
        Instant now = Instant.now();
        step.receipts().forEach(receipt -> delay.record(Duration.between(receipt.toInstant(), now)));
    }

    void stepFailed() {
        stepFailures.increment();
    }

    void lag(double seconds) {
        lagSeconds.set(seconds);
    }
}
