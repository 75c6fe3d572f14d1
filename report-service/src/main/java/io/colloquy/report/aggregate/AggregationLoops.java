package io.colloquy.report.aggregate;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps the workers, the horizon, the lag gauge and the planner's statistics going while the service runs. */
@ApplicationScoped
class AggregationLoops {
    private static final Duration LAG_EVERY = Duration.ofSeconds(5);
    private static final Duration STATISTICS_EVERY = Duration.ofSeconds(2);

    private final List<Loop> loops = new ArrayList<>();

    AggregationLoops(
            Vertx vertx,
            AggregationConfig config,
            AccountDatabase database,
            Aggregator aggregator,
            Horizon horizon,
            DueConversations due,
            PendingStore pending,
            TableStatistics statistics,
            AggregationMetrics metrics) {
        if (!config.enabled()) {
            return;
        }
        for (int worker = 0; worker < config.workers(); worker++) {
            loops.add(new Loop(vertx, config.pause(), "aggregation", aggregator::drain));
        }
        // Apart from the workers, who may be busy for minutes while the watermark has to move on.
        loops.add(new Loop(vertx, config.pause(), "horizon", horizon::tick));
        loops.add(new Loop(vertx, config.pause(), "due conversations", due::queue));
        loops.add(new Loop(vertx, LAG_EVERY, "lag gauge", () -> database.acrossAccounts(pending::lagSeconds)
                .invoke(metrics::lag)));
        loops.add(new Loop(vertx, STATISTICS_EVERY, "table statistics", statistics::refresh));
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(Loop::start);
    }

    void stop(@Observes ShutdownEvent stopping) {
        loops.forEach(Loop::stop);
    }
}
