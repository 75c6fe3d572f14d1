package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.TestEvents;
import io.colloquy.ingest.ledger.Tally;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchPipelineTest {
    private static final int EVENTS_OF_BATCH = 2_500;

    private final List<EventBatch> batches = new ArrayList<>();
    private final List<CompletableFuture<Tally>> database = new ArrayList<>();
    private final BatchPipeline pipeline = new BatchPipeline(this::append);

    @Test
    void aSlowDatabaseStopsTheReaderAtThreeBatches() throws InterruptedException {
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; i < 20 * EVENTS_OF_BATCH; i++) {
                pipeline.add(event("e-" + i));
            }
        });

        awaitBlocked(reader);

        assertThat(batches).hasSize(2);
        assertThat(pipeline.added()).isEqualTo(3L * EVENTS_OF_BATCH);
        reader.interrupt();
    }

    @Test
    void anEventThatIsOnItsWayIsNotSentBesideItself() {
        for (int i = 0; i < EVENTS_OF_BATCH; i++) {
            pipeline.add(event("e-" + i));
        }
        for (int i = 0; i < EVENTS_OF_BATCH; i++) {
            pipeline.add(event(i % 100 == 0 ? "e-" + i : "f-" + i));
        }
        assertThat(batches).hasSize(2);
        assertThat(keys(batches.get(1))).doesNotContainAnyElementsOf(keys(batches.get(0)));

        database.forEach(open -> open.complete(Tally.NONE));
        Thread.ofPlatform().daemon().start(() -> completeAll());
        pipeline.finish();

        assertThat(batches.stream().mapToInt(batch -> batch.events().size()).sum())
                .isEqualTo(2 * EVENTS_OF_BATCH);
    }

    private void completeAll() {
        while (true) {
            synchronized (database) {
                database.forEach(open -> open.complete(Tally.NONE));
            }
            Thread.onSpinWait();
        }
    }

    private Uni<Tally> append(EventBatch batch) {
        CompletableFuture<Tally> open = new CompletableFuture<>();
        synchronized (database) {
            batches.add(batch);
            database.add(open);
        }
        return Uni.createFrom().completionStage(open);
    }

    private static void awaitBlocked(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING) {
            thread.join(1);
        }
    }

    private static ReadEvent event(String id) {
        return EventReader.read(ByteBuffer.wrap(TestEvents.message(id).getBytes(UTF_8)), Instant.now());
    }

    private static Set<UUID> keys(EventBatch batch) {
        Set<UUID> keys = new HashSet<>();
        batch.events().forEach(event -> keys.add(event.key()));
        return keys;
    }
}
