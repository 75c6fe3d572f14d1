package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.util.Optional;

/** One of two export-services that work side by side. */
final class ExportReplica implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final TemporaryStack stack;
    private final int number;
    private final ApiClient client;

    /**
     * @param number 1 or 2
     * @param address where it answers
     */
    ExportReplica(TemporaryStack stack, int number, String address) {
        this.stack = stack;
        this.number = number;
        this.client = new ApiClient(address, stack.addresses().adminKey());
    }

    int number() {
        return number;
    }

    ApiClient client() {
        return client;
    }

    /** How many attempts at that job it has begun, by its log. */
    long begun(String jobId) {
        return logged("export begins", jobId);
    }

    /** In how many of them it went on from another one's finished part. */
    long wentOn(String jobId) {
        return logged("export goes on", jobId);
    }

    /** How often it has finished that job's file. */
    long ended(String jobId) {
        return logged("export ended", jobId);
    }

    private long logged(String message, String jobId) {
        try {
            return stack.log(Service.EXPORT, number)
                    .lines()
                    .filter(line -> line.contains(message) && line.contains("job=" + jobId + " "))
                    .count();
        } catch (IOException noLogYet) {
            return 0;
        }
    }

    /** Ends it as a power cut would, and returns when it has ended. */
    void kill() {
        ProcessHandle process = process().orElseThrow(() -> new PlainFailure("export-service does not run."));
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits until it answers. */
    void awaitReady() throws InterruptedException {
        while (process().isEmpty() || !answers()) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Optional<ProcessHandle> process() {
        return stack.process(Service.EXPORT, number);
    }

    private boolean answers() {
        try {
            return client.get("/v1/datasets").status() == 200;
        } catch (ApiClient.Unreachable notYet) {
            return false;
        }
    }
}
