package io.colloquy.report.rebuild;

import io.colloquy.report.aggregate.AggregationConfig;
import io.colloquy.report.aggregate.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Keeps rebuilds going while the service runs. */
@ApplicationScoped
class RebuildLoops {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(30);

    private final List<Loop> loops;

    RebuildLoops(Vertx vertx, AggregationConfig config, RebuildWorker worker) {
        loops = config.enabled()
                ? List.of(
                        new Loop(vertx, PAUSE, "rebuild", worker::advance),
                        new Loop(vertx, SWEEP_EVERY, "sweep of retired facts", worker::sweep))
                : List.of();
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(Loop::start);
    }

    void stop(@Observes ShutdownEvent stopping) {
        loops.forEach(Loop::stop);
    }
}
