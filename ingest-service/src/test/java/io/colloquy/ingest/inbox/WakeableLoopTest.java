package io.colloquy.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WakeableLoopTest {
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<UniEmitter<? super Boolean>> rounds = new LinkedBlockingQueue<>();
    private final WakeableLoop loop = new WakeableLoop(
            vertx, Duration.ofDays(1), "test", () -> Uni.createFrom().<Boolean>emitter(rounds::add));

    @BeforeEach
    void start() {
        loop.start();
    }

    @AfterEach
    void stop() {
        loop.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void wakingEndsThePause() throws Exception {
        loop.wake();

        assertThat(round()).isNotNull();
    }

    @Test
    void thereIsNoPauseWhileThereIsSomethingToDo() throws Exception {
        loop.wake();

        round().complete(true);

        assertThat(round()).isNotNull();
    }

    @Test
    void whoWakesItAtWorkGetsAnotherRound() throws Exception {
        loop.wake();
        UniEmitter<? super Boolean> atWork = round();

        assertThat(loop.wake()).isTrue();
        assertThat(rounds).isEmpty();
        atWork.complete(false);

        assertThat(round()).isNotNull();
    }

    @Test
    void aFailureEndsNothing() throws Exception {
        loop.wake();

        round().fail(new IllegalStateException("for once"));
        loop.wake();

        assertThat(round()).isNotNull();
    }

    @Test
    void whatIsStoppedIsNotWoken() {
        loop.stop();

        assertThat(loop.wake()).isFalse();
    }

    private UniEmitter<? super Boolean> round() throws InterruptedException {
        UniEmitter<? super Boolean> round = rounds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(round).as("another round").isNotNull();
        return round;
    }
}
