package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A service's process from its start to its end, with the time until it was ready. */
final class MeasuredProcess implements AutoCloseable {
    private static final long POLL_NANOS = 1_000_000;
    private static final long LONGEST_START_NANOS = 120_000_000_000L;
    private static final int GRACE_SECONDS = 30;

    private final Process process;
    private final double millisToReady;

    private MeasuredProcess(Process process, double millisToReady) {
        this.process = process;
        this.millisToReady = millisToReady;
    }

    /**
     * Starts it and waits for the first 200 of its readiness.
     *
     * @param management the address of its management port
     * @param log where it writes
     */
    static MeasuredProcess start(ProcessBuilder builder, String management, File log) throws IOException {
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        long start = System.nanoTime();
        Process process = builder.start();
        while (!isReady(URI.create(management))) {
            if (!process.isAlive() || System.nanoTime() - start > LONGEST_START_NANOS) {
                process.destroyForcibly();
                throw new PlainFailure("It does not get ready; " + log + " says why.");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return new MeasuredProcess(process, (System.nanoTime() - start) / 1e6);
    }

    /** From the call of the program to the first answer that it is ready. */
    double millisToReady() {
        return millisToReady;
    }

    ResidentMemory memory() {
        return new ResidentMemory(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(URI management) {
        try (RawHttp http = new RawHttp(management)) {
            return http.send("GET", "/q/health/ready", Map.of(), new byte[0]).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
