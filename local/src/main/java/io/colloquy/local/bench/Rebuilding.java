package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A rebuild of an account, asked for and followed at the public API. */
final class Rebuilding {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String base;
    private final String key;

    /** At report-service of that address. */
    Rebuilding(String base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Starts it; the service may be about to come back. */
    void start(Duration patience) {
        awaitAnswer(patience, client -> client.post("/v1/rebuild", Map.of()));
    }

    /** Waits until the new facts are served; returns how many seconds. */
    double awaitEnd(Duration patience) {
        long start = System.nanoTime();
        Instant end = Instant.now().plus(patience);
        while (awaitAnswer(patience, client -> client.get("/v1/rebuild"))
                .path("running")
                .asBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new PlainFailure("The rebuild does not end.");
            }
            pause();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private interface Request {
        ApiClient.Answer send(ApiClient client);
    }

    private JsonNode awaitAnswer(Duration patience, Request request) {
        Instant end = Instant.now().plus(patience);
        while (true) {
            try (ApiClient client = new ApiClient(base, key)) {
                return request.send(client).success("The rebuild");
            } catch (ApiClient.Unreachable e) {
                if (Instant.now().isAfter(end)) {
                    throw new PlainFailure("report-service does not answer: " + e.getMessage(), e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
