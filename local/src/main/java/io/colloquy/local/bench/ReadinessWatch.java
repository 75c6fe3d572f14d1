package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks a service for its health as the probes of Kubernetes do, only more often, and remembers what changed when. */
final class ReadinessWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Service service;
    private final String management;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Thread thread;

    private boolean ready = true;
    private Instant wentDown;
    private Instant cameBack;
    private int notAlive;
    private volatile boolean ending;

    /** @param management the address of its management port */
    ReadinessWatch(Service service, String management) {
        this.service = service;
        this.management = management;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name(service.processName() + " probes")
                .start(this::watch);
    }

    Service service() {
        return service;
    }

    /** When it said for the first time that it is not ready; empty if it never did. */
    synchronized Optional<Instant> wentDown() {
        return Optional.ofNullable(wentDown);
    }

    /** When it said that it is ready again, for good; empty while it does not. */
    synchronized Optional<Instant> cameBack() {
        return Optional.ofNullable(cameBack);
    }

    /** How often it did not say that it is alive. */
    synchronized int notAlive() {
        return notAlive;
    }

    /** Waits until it is ready. */
    void awaitReady(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (cameBack().isEmpty() && Instant.now().isBefore(end)) {
            Tally.pause(PAUSE);
        }
    }

    @Override
    public void close() {
        ending = true;
        thread.interrupt();
        client.shutdownNow();
    }

    private void watch() {
        while (!ending) {
            try {
                seen(answersWell("/q/health/ready"), answersWell("/q/health/live"));
                Tally.pause(PAUSE);
            } catch (PlainFailure closed) {
                return;
            }
        }
    }

    private synchronized void seen(boolean readyNow, boolean alive) {
        notAlive += alive ? 0 : 1;
        if (ready && !readyNow) {
            wentDown = wentDown == null ? Instant.now() : wentDown;
            cameBack = null;
        } else if (!ready && readyNow) {
            cameBack = Instant.now();
        }
        ready = readyNow;
    }

    private boolean answersWell(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + path))
                .timeout(TIMEOUT)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
