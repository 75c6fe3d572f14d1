package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.stack.Service;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** One file of events sent as one request, and what the time went into. */
final class IngestRun {
    private final TemporaryStack stack;
    private final ServiceMetrics metrics;

    IngestRun(TemporaryStack stack, ServiceMetrics metrics) {
        this.stack = stack;
        this.metrics = metrics;
    }

    /**
     * What one request took.
     *
     * @param seconds from its first byte to its answer
     * @param socket seconds that the reading thread waited for bytes
     * @param parsing seconds that it read events
     * @param waiting seconds that it waited for the database
     * @param transactions seconds of all transactions; several are under way at once
     * @param serviceCpu processor seconds of ingest-service
     * @param databaseCpu processor seconds of PostgreSQL
     * @param peakBytes of ingest-service's resident memory
     */
    record Figures(
            long events,
            double seconds,
            double socket,
            double parsing,
            double waiting,
            double transactions,
            double serviceCpu,
            double databaseCpu,
            long peakBytes) {

        double rowsASecond() {
            return events / seconds;
        }

        void print(String name, double copy) {
            System.out.printf(
                    Locale.ROOT,
                    "   %-13s %,9.0f rows/s, ratio %.2f; of %.1f s: %.1f s waiting for bytes, %.1f s parsing, %.1f s waiting"
                            + " for the database, transactions %.1f s; processor µs/event: service %.1f, database %.1f;"
                            + " peak resident %,d MB%n",
                    name,
                    rowsASecond(),
                    rowsASecond() / copy,
                    seconds,
                    socket,
                    parsing,
                    waiting,
                    transactions,
                    serviceCpu * 1e6 / events,
                    databaseCpu * 1e6 / events,
                    peakBytes / 1_000_000);
        }
    }

    /** Sends the file; all of its lines must be accepted, or be known. */
    Figures send(Path lines, long events) throws IOException {
        ProcessHandle service = stack.process(Service.INGEST).orElseThrow();
        ProcessHandle database = stack.database().orElseThrow();
        ResidentMemory memory = new ResidentMemory(service.pid());
        memory.reset();
        Map<String, Double> before = metrics.read();
        double serviceBefore = ProcessorTime.of(service);
        double databaseBefore = ProcessorTime.of(database);
        double seconds = send(lines, stack, events);
        Map<String, Double> after = metrics.read();
        return new Figures(
                events,
                seconds,
                part("socket", before, after),
                part("parsing", before, after),
                part("waiting", before, after),
                difference("colloquy_event_batches_seconds_sum", before, after),
                ProcessorTime.of(service) - serviceBefore,
                ProcessorTime.of(database) - databaseBefore,
                memory.peakBytes());
    }

    private static double send(Path lines, TemporaryStack stack, long events) throws IOException {
        try (ApiClient ingest = new ApiClient(
                        stack.addresses().ingest(), stack.addresses().adminKey());
                InputStream in = new BufferedInputStream(Files.newInputStream(lines), 1 << 20)) {
            long start = System.nanoTime();
            JsonNode answer = ingest.postEvents(in).success("Sending");
            double seconds = (System.nanoTime() - start) / 1e9;
            if (answer.path("received").asLong() != events
                    || answer.path("quarantined").asLong() > 0) {
                throw new PlainFailure("Not all events were accepted: " + answer);
            }
            return seconds;
        }
    }

    private static double part(String part, Map<String, Double> before, Map<String, Double> after) {
        return difference("colloquy_event_streams_seconds_total{part=\"" + part + "\"}", before, after);
    }

    private static double difference(String name, Map<String, Double> before, Map<String, Double> after) {
        return after.getOrDefault(name, Double.NaN) - before.getOrDefault(name, 0.0);
    }
}
