package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.stack.LocalAccount;
import io.colloquy.local.stack.Service;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** For each service the work that it is there for: events in, a report asked, a file made. */
final class ServiceLoads {
    private static final Instant FROM = Instant.parse("2025-06-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String EXPORTED = "exported";

    private final TemporaryStack stack;
    private final Path lines;
    private final int events;
    private final int requests;
    private final String exportKey;
    private int accounts;

    /**
     * Stores what they read.
     *
     * @param conversations of a month, for reports and for exports
     */
    ServiceLoads(TemporaryStack stack, Connection database, int events, int conversations, int requests, long seed)
            throws IOException, SQLException {
        this.stack = stack;
        this.events = events;
        this.requests = requests;
        this.lines = stack.directory().resolve("events.ndjson");
        MadeUpEvents.write(lines, events, seed);
        new StoredHistory(database, LocalAccount.ID, MONTH.toSeconds() / (double) conversations)
                .addFacts(FROM.minus(Duration.ofHours(8)), 0, conversations - 1L);
        this.exportKey = stack.newAccount(EXPORTED);
        new MadeUpFacts(database).write(EXPORTED, conversations);
    }

    /** What is counted of that service. */
    static String unitOf(Service service) {
        return switch (service) {
            case INGEST -> "events/s";
            case REPORT -> "reports/s";
            case EXPORT -> "rows/s of CSV";
        };
    }

    /** Does it once at that address; how much of it a second. */
    double run(Service service, String address) throws IOException {
        return switch (service) {
            case INGEST -> ingest(address);
            case REPORT -> report(address);
            case EXPORT -> export(address);
        };
    }

    /** To an account that has none of the events yet. */
    private double ingest(String address) throws IOException {
        String key = stack.newAccount("load-" + ++accounts);
        try (ApiClient ingest = new ApiClient(address, key);
                InputStream in = new BufferedInputStream(Files.newInputStream(lines), 1 << 20)) {
            long start = System.nanoTime();
            JsonNode answer = ingest.postEvents(in).success("Sending");
            if (answer.path("accepted").asLong() != events) {
                throw new PlainFailure("Not all events were accepted: " + answer);
            }
            return events / seconds(start);
        }
    }

    private double report(String address) {
        try (ApiClient report = new ApiClient(address, stack.addresses().adminKey())) {
            long start = System.nanoTime();
            for (int i = 0; i < requests; i++) {
                MonthReport.ask(report, FROM, MONTH);
            }
            return requests / seconds(start);
        }
    }

    /** Time is that of the worker, without the waiting for the facts and for its turn. */
    private double export(String address) {
        try (ApiClient export = new ApiClient(address, exportKey)) {
            JsonNode job = ExportRun.queue(
                            export,
                            Map.of(
                                    "dataset",
                                    "conversations",
                                    "format",
                                    "csv",
                                    "range",
                                    Map.of("from", "2026-03-01", "to", "2026-04-01")))
                    .follow(progress -> {});
            Duration took = Duration.between(
                    Instant.parse(job.path("startedAt").asText()),
                    Instant.parse(job.path("finishedAt").asText()));
            return job.path("rowsDone").asLong() / (took.toMillis() / 1e3);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
