package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service as it runs: nobody steps it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(AggregationLoopsTest.Running.class)
class AggregationLoopsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Aggregation switched on, as it is by default outside of tests. */
    public static final class Running implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("colloquy.aggregation.enabled", "true", "colloquy.aggregation.pause", "10ms");
        }
    }

    @Inject
    WatermarkService watermarks;

    @Test
    void whatWasSentIsAggregatedAndTheWatermarkPassesIt() {
        try (TestLog log = TestLog.of(TestLog.newAccount())) {
            log.send(new Traffic().opened(0, "c1"));
            Instant received = ((Timestamp) log.query("SELECT received_at FROM events")
                            .getFirst()
                            .get("received_at"))
                    .toInstant();
            Instant deadline = Instant.now().plus(PATIENCE);

            while (watermark(log).isBefore(received) && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }

            assertThat(watermark(log)).isAfterOrEqualTo(received);
            assertThat(log.facts()).containsOnlyKeys("c1");
        }
    }

    private Instant watermark(TestLog log) {
        return watermarks.watermark(log.account()).await().atMost(PATIENCE);
    }
}
