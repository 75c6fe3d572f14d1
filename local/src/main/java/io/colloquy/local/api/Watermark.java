package io.colloquy.local.api;

import io.colloquy.local.PlainFailure;
import java.time.Duration;
import java.time.Instant;

/** Up to when everything received is in the numbers. */
public final class Watermark {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ApiClient report;

    public Watermark(ApiClient report) {
        this.report = report;
    }

    /** Waits until what was received before the instant is worked out. */
    public void await(Instant instant, Duration longest) {
        Instant end = Instant.now().plus(longest);
        while (now().isBefore(instant)) {
            if (Instant.now().isAfter(end)) {
                throw new PlainFailure("report-service has not caught up within " + longest.toSeconds() + " s.");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PlainFailure("Interrupted.", e);
            }
        }
    }

    private Instant now() {
        return Instant.parse(report.get("/v1/watermark")
                .success("The watermark")
                .path("watermark")
                .asText());
    }
}
