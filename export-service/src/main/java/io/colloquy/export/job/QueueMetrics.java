package io.colloquy.export.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/** How many jobs there are to do, of all accounts and replicas: each replica tells the same. Unknown is NaN. */
@ApplicationScoped
class QueueMetrics {
    private static final QueueLength UNKNOWN = new QueueLength(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final QueueLengthStore store;
    private final AtomicReference<QueueLength> last = new AtomicReference<>(UNKNOWN);

    QueueMetrics(QueueLengthStore store, MeterRegistry registry) {
        this.store = store;
        state(registry, "ready", QueueLength::ready);
        state(registry, "held", QueueLength::held);
        state(registry, "running", QueueLength::running);
        Gauge.builder("colloquy.export.queue.age", last, now -> now.get().readySeconds())
                .description("Age of the oldest job that any replica may take, of all accounts; 0 without one")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Looks at the queue; to be called now and then, for a scrape is no occasion to ask the database. */
    Uni<Void> measure() {
        return store.length()
                .invoke(last::set)
                .onFailure()
                .invoke(away -> last.set(UNKNOWN))
                .replaceWithVoid();
    }

    private void state(MeterRegistry registry, String state, ToDoubleFunction<QueueLength> value) {
        Gauge.builder("colloquy.export.queue", last, now -> value.applyAsDouble(now.get()))
                .description("Jobs of all accounts. ready: any replica may take it; "
                        + "held: waits for complete facts or for its next attempt; running: in a worker's hands")
                .tag("state", state)
                .register(registry);
    }
}
