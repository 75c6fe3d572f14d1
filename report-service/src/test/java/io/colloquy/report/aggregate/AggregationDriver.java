package io.colloquy.report.aggregate;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Works the log out step by step, for tests of what comes of it. */
@ApplicationScoped
public class AggregationDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Aggregator aggregator;
    private final Horizon horizon;

    AggregationDriver(Aggregator aggregator, Horizon horizon) {
        this.aggregator = aggregator;
        this.horizon = horizon;
    }

    /** Works out everything that waits, and has the watermark follow. */
    public void drain() {
        aggregator.drain().await().atMost(PATIENCE);
        horizon.tick().await().atMost(PATIENCE);
        horizon.tick().await().atMost(PATIENCE);
    }
}
