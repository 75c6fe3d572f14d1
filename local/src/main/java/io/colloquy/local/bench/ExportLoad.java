package io.colloquy.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.Watermark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for the same file again and again. */
final class ExportLoad implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(30);
    private static final int DAYS = 30;

    /** A file of every conversation with every column. */
    static final Map<String, Object> ALL_CONVERSATIONS = Map.of(
            "dataset",
            "conversations",
            "format",
            "csv",
            "timezone",
            "UTC",
            "range",
            Map.of("from", "2000-01-01", "to", "2100-01-01"));

    private final ApiClient export;
    private final Path directory;
    private final Queue<String> queued = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    /**
     * @param export where export-service answers
     * @param key of an account whose data does not change
     * @param directory for the files, which are deleted again
     */
    ExportLoad(String export, String key, Path directory) {
        this.export = new ApiClient(export, key);
        this.directory = directory;
    }

    /** Fills the installation's own account, and returns when all of it is in the facts. */
    static void fill(TemporaryStack stack, int events, long seed) throws IOException {
        try (EventSender sender = new EventSender(
                        stack.addresses().ingest(), stack.addresses().adminKey());
                ApiClient report = new ApiClient(
                        stack.addresses().report(), stack.addresses().adminKey())) {
            sender.send(MadeUpEvents.lines(events, seed, DAYS));
            new Watermark(report).await(Instant.now(), LONGEST_CATCH_UP);
        }
    }

    /** Asks for the file, and leaves it to {@link #finishAll}. */
    void queue(Tally tally) {
        queued.add(ask(tally));
    }

    /** Asks for the file, waits and fetches it; its SHA-256. */
    String makeOne(Tally tally) throws IOException {
        return finish(ask(tally), tally).orElse("");
    }

    /** Waits for all that were asked for; how many there are whose file is that one. */
    int finishAll(Tally tally, String sha256) throws IOException {
        int same = 0;
        for (String id = queued.poll(); id != null; id = queued.poll()) {
            same += finish(id, tally).filter(sha256::equals).isPresent() ? 1 : 0;
        }
        return same;
    }

    /** How many jobs were asked for, each once. */
    int asked() {
        return asked.get();
    }

    /** How many of those that are finished took more than one attempt. */
    int repeated() {
        return again.get();
    }

    @Override
    public void close() {
        export.close();
    }

    /** By a key, so that one whose answer was lost is not made twice. */
    private String ask(Tally tally) {
        try {
            Map<String, String> headers = Map.of(
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            byte[] body = JSON.writeValueAsBytes(ALL_CONVERSATIONS);
            JsonNode job = tally.untilDone(() -> export.post("/v1/exports", body, headers))
                    .body();
            asked.incrementAndGet();
            return job.path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SHA-256 of its file as it is fetched; empty for a job that does not succeed. */
    private Optional<String> finish(String id, Tally tally) throws IOException {
        String path = "/v1/exports/" + id;
        while (true) {
            JsonNode job = tally.untilDone(() -> export.get(path)).body();
            String state = job.path("state").asText();
            if (state.equals("succeeded")) {
                again.addAndGet(job.path("attempt").asInt() > 1 ? 1 : 0);
                return Optional.of(fetch(path + "/file", tally));
            }
            if (!state.equals("queued") && !state.equals("running")) {
                System.out.println("The export is " + state + ": " + job.path("problem"));
                return Optional.empty();
            }
            Tally.pause(PAUSE);
        }
    }

    private String fetch(String path, Tally tally) throws IOException {
        Path file = Files.createTempFile(directory, "export", ".csv");
        try {
            tally.untilDone(() -> export.fetch(path, file));
            return FileDigest.sha256(file);
        } finally {
            Files.delete(file);
        }
    }
}
