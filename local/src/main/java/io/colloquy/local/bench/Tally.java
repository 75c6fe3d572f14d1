package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How the requests of one kind were answered, by a client that asks again until one succeeds. */
final class Tally {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int EXAMPLES = 5;

    private final String kind;
    private final List<String> examples = new ArrayList<>();
    private long succeeded;
    private long toldToWait;
    private long failed;
    private long longestNanos;

    Tally(String kind) {
        this.kind = kind;
    }

    /** Sends it until it is answered by a 2xx; that answer. */
    ApiClient.Answer untilDone(Supplier<ApiClient.Answer> request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ApiClient.Answer answer = once(request);
            if (answer != null && answer.status() / 100 == 2) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new PlainFailure(kind + " did not succeed within " + PATIENCE.toMinutes() + " minutes: " + this);
            }
            pause(PAUSE);
        }
    }

    /** Null if it was not answered. */
    private ApiClient.Answer once(Supplier<ApiClient.Answer> request) {
        long start = System.nanoTime();
        try {
            ApiClient.Answer answer = request.get();
            count(answer, System.nanoTime() - start);
            return answer;
        } catch (ApiClient.Unreachable e) {
            fail(e.getMessage(), System.nanoTime() - start);
            return null;
        }
    }

    private synchronized void count(ApiClient.Answer answer, long nanos) {
        if (answer.status() / 100 == 2) {
            succeeded++;
            longestNanos = Math.max(longestNanos, nanos);
        } else if (answer.status() == 503 && answer.retryAfter().isPresent()) {
            toldToWait++;
            longestNanos = Math.max(longestNanos, nanos);
        } else {
            fail(answer.explanation(), nanos);
        }
    }

    private synchronized void fail(String why, long nanos) {
        failed++;
        longestNanos = Math.max(longestNanos, nanos);
        if (examples.size() < EXAMPLES) {
            examples.add(why);
        }
    }

    /** How often it was answered by a 2xx. */
    synchronized long succeeded() {
        return succeeded;
    }

    /** How often it was answered as an installation whose database is away has to: 503 with Retry-After. */
    synchronized long toldToWait() {
        return toldToWait;
    }

    /** How often it was answered by anything else, or not at all. */
    synchronized long failed() {
        return failed;
    }

    /** The longest time that an answer, or its absence, took. */
    synchronized Duration longest() {
        return Duration.ofNanos(longestNanos);
    }

    /** One line of figures, and the first failures. */
    @Override
    public synchronized String toString() {
        return String.format(
                Locale.ROOT,
                "%-14s %,8d succeeded, %,5d told to wait, %,3d failed, longest %.1f s%s",
                kind,
                succeeded,
                toldToWait,
                failed,
                longestNanos / 1e9,
                examples.isEmpty() ? "" : " " + examples);
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
