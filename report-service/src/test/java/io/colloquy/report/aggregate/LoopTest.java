package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aFailureOfAnyKindDoesNotEndIt() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch fourth = new CountDownLatch(4);
        Loop loop = new Loop(vertx, Duration.ofMillis(1), "test", () -> {
            fourth.countDown();
            return switch (turns.incrementAndGet()) {
                case 1 -> Uni.createFrom().failure(new IllegalStateException("the database is away"));
                case 2 -> throw new IllegalStateException("thrown at once");
                default -> Uni.createFrom().item("done");
            };
        });

        loop.start();

        assertThat(fourth.await(30, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }
}
