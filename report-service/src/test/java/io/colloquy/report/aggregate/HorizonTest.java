package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HorizonTest {
    @Inject
    Horizon horizon;

    @Inject
    Aggregator aggregator;

    @Inject
    WatermarkService watermarks;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void twoTicksPassWhatWasReceivedBeforeThem() {
        log.send(traffic.opened(0, "c1"));
        await(aggregator.drain());
        Instant sent = now();

        tickTwice();

        assertThat(watermark()).isAfter(sent);
    }

    @Test
    void theWatermarkStopsBeforeATransactionThatIsOpen() {
        try (TestLog late = TestLog.of(log.account())) {
            Instant before = now();
            late.begin(List.of(traffic.opened(0, "c1")));
            Instant received = now();

            tickTwice();

            assertThat(watermark()).isBefore(received);
            late.commit();
            tickTwice();
            assertThat(watermark()).isBetween(before, received);
            await(aggregator.drain());
            tickTwice();
            assertThat(watermark()).isAfter(received);
        }
    }

    @Test
    void theWatermarkStopsBeforeAnOpenTransactionThoughYoungerOnesEnd() {
        try (TestLog late = TestLog.of(log.account());
                TestLog younger = TestLog.of(log.account())) {
            // The highest id that has ended is then smaller than the open one's, and greater again later.
            late.begin(List.of(traffic.opened(0, "c1")));
            Instant received = now();
            tickTwice();
            younger.send(traffic.opened(0, "c2"));
            await(aggregator.drain());

            tickTwice();

            assertThat(watermark()).isBefore(received);
            late.commit();
        }
    }

    @Test
    void aWaitingBatchHoldsTheWatermarkOfItsAccountAlone() {
        try (TestLog other = TestLog.of(TestLog.newAccount())) {
            log.send(traffic.opened(0, "c1"));
            Instant sent = now();

            tickTwice();

            assertThat(watermark()).isBefore(sent);
            assertThat(await(watermarks.watermark(other.account()))).isAfter(sent);
            await(aggregator.drain());
        }
    }

    @Test
    void aRequestThatIsNotTranslatedHoldsTheWatermarkOfItsAccountAlone() {
        try (TestLog other = TestLog.of(TestLog.newAccount())) {
            log.execute("""
                    INSERT INTO inbox_requests (account_id, connection_id, received_at, method, url, headers, body)
                    VALUES (?, 'page', clock_timestamp(), 'POST', 'https://x.example', '{}', ''::bytea)
                    """, log.account());
            Instant received = now();

            tickTwice();

            assertThat(watermark()).isBefore(received);
            assertThat(await(watermarks.watermark(other.account()))).isAfter(received);
            log.execute("UPDATE inbox_requests SET translated_at = now() WHERE account_id = ?", log.account());
            assertThat(watermark()).isAfter(received);
        }
    }

    /** The ids of a server that was filled from the dump of another begin anew. */
    @Test
    void theWatermarkGoesOnAfterARestoreOnAServerWithSmallerIds() {
        log.execute("UPDATE aggregation_horizon SET candidate_xmax = '4000000000000000'::xid8");
        try (TestLog late = TestLog.of(log.account())) {
            late.begin(List.of(traffic.opened(0, "c1")));
            Instant received = now();

            tickTwice();

            assertThat(watermark()).isBefore(received);
            late.commit();
        }
        Instant restored = now();
        await(aggregator.drain());
        tickTwice();
        assertThat(watermark()).isAfter(restored);
    }

    @Test
    void aTickDoesNothingWhileAnotherReplicaIsAtIt() {
        try (TestLog replica = TestLog.of(log.account())) {
            tickTwice();
            Instant before = watermark();
            replica.execute("BEGIN");
            replica.execute("SELECT 1 FROM aggregation_horizon FOR UPDATE");

            tickTwice();

            assertThat(watermark()).isEqualTo(before);
            replica.execute("ROLLBACK");
        }
    }

    private void tickTwice() {
        await(horizon.tick());
        await(horizon.tick());
    }

    private Instant watermark() {
        return await(watermarks.watermark(log.account()));
    }

    private Instant now() {
        return ((Timestamp)
                        log.query("SELECT clock_timestamp() AS now").getFirst().get("now"))
                .toInstant();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
