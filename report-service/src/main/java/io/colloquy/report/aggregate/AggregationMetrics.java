package io.colloquy.report.aggregate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;

/** What the workers of this replica did, for monitoring. */
@ApplicationScoped
class AggregationMetrics {
    private final Counter events;
    private final Counter conversations;
    private final Counter references;
    private final Counter foldFailures;
    private final Counter stepFailures;
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
    }

    void stepFailed() {
        stepFailures.increment();
    }

    void lag(double seconds) {
        lagSeconds.set(seconds);
    }
}
