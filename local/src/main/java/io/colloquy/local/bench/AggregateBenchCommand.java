package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.Watermark;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.1, P3: how fast the log becomes facts, beside how fast it is taken in, in one run. */
@Command(
        name = "bench-aggregate",
        hidden = true,
        description = "Ingest alone, then a rebuild of all facts, then how far facts lag behind ingest at half speed.")
public final class AggregateBenchCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(90);
    private static final double REBUILD_BAR = 3.0;
    private static final double LAG_BAR_SECONDS = 2.0;
    private static final double LAG_QUANTILE = 0.95;
    private static final int LINES_OF_REQUEST = 2_000;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "400000",
            description = "Default: 400000; P3: 10000000.")
    private int events;

    @Option(
            names = "--load-seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long events come in at half speed (default: 60).")
    private int loadSeconds;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Ports ports = options.ports();
        try (TemporaryStack stack = new TemporaryStack(options, Set.of(Service.INGEST, Service.REPORT));
                Connection database = stack.openDatabase()) {
            Path lines = stack.directory().resolve("events.ndjson");
            MadeUpEvents.write(lines, events, options.seed());

            signal(stack, "STOP");
            IngestRun.Figures ingest =
                    new IngestRun(stack, new ServiceMetrics(ports.managementUrlOf(Service.INGEST))).send(lines, events);
            signal(stack, "CONT");
            say("Ingest alone %,.0f events/s%n", ingest.rowsASecond());

            long start = System.nanoTime();
            awaitFacts(stack);
            double first = (System.nanoTime() - start) / 1e9;
            long conversations = count(database, "SELECT count(*) FROM conversation_facts");
            say(
                    "First working out, as it was queued: %,.0f events/s, %,d conversations%n",
                    events / first, conversations);

            double serviceBefore = cpu(stack.process(Service.REPORT));
            double databaseBefore = cpu(stack.database());
            double rebuild = rebuild(stack);
            say(
                    "Processor µs/event of the rebuild: service %.1f, database %.1f%n",
                    (cpu(stack.process(Service.REPORT)) - serviceBefore) * 1e6 / events,
                    (cpu(stack.database()) - databaseBefore) * 1e6 / events);
            double ratio = events / rebuild / ingest.rowsASecond();
            say("Rebuild %,.0f events/s, %,.0f conversations/s%n", events / rebuild, conversations / rebuild);

            double lag = lag(stack, ports, ingest.rowsASecond() / 2);
            Verdict verdict = new Verdict();
            verdict.check(ratio >= REBUILD_BAR, "rebuild against ingest", "%.2f, at least %.0f", ratio, REBUILD_BAR);
            verdict.check(
                    lag < LAG_BAR_SECONDS, "95 of 100 batches have their facts within", "%.1f s, less than 2", lag);
            return verdict.exitCode();
        }
    }

    private static double cpu(Optional<ProcessHandle> process) throws IOException {
        return ProcessorTime.of(process.orElseThrow());
    }

    private static double rebuild(TemporaryStack stack) {
        Rebuilding rebuilding =
                new Rebuilding(stack.addresses().report(), stack.addresses().adminKey());
        rebuilding.start(PATIENCE);
        return rebuilding.awaitEnd(PATIENCE);
    }

    /** Sends events at that rate; the time within which most batches got their facts, as the service counts it. */
    private double lag(TemporaryStack stack, Ports ports, double rate) throws IOException, InterruptedException {
        ServiceMetrics metrics = new ServiceMetrics(ports.managementUrlOf(Service.REPORT));
        List<byte[]> lines = MadeUpEvents.lines(LINES_OF_REQUEST * 50, options.seed() + 1, 30);
        say("Sending %,.0f events/s for %d s%n", rate, loadSeconds);
        Map<String, Double> before = metrics.read();
        long start = System.nanoTime();
        long sent = 0;
        try (EventSender sender =
                new EventSender(stack.addresses().ingest(), stack.addresses().adminKey())) {
            for (long part = 0; seconds(start) < loadSeconds; part++) {
                if (part % 50 == 0 && part > 0) {
                    // Other draws have sources of their own, so every part has events of its own.
                    lines = MadeUpEvents.lines(LINES_OF_REQUEST * 50, options.seed() + 1 + part, 30);
                }
                int from = (int) (part % 50) * LINES_OF_REQUEST;
                sender.send(lines.subList(from, from + LINES_OF_REQUEST));
                sent += LINES_OF_REQUEST;
                long early = (long) (1000 * (sent / rate - seconds(start)));
                if (early > 0) {
                    Thread.sleep(early);
                }
            }
        }
        say("Sent %,.0f events/s%n", sent / seconds(start));
        awaitFacts(stack);
        return quantile(before, metrics.read());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The upper end of the histogram's bucket in which it lies. */
    private static double quantile(Map<String, Double> before, Map<String, Double> after) {
        String bucket = "colloquy_aggregation_delay_seconds_bucket{le=\"";
        TreeMap<Double, Double> counts = new TreeMap<>();
        after.forEach((name, value) -> {
            if (name.startsWith(bucket)) {
                String end = name.substring(bucket.length(), name.indexOf('"', bucket.length()));
                counts.put(
                        end.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(end),
                        value - before.getOrDefault(name, 0.0));
            }
        });
        if (counts.isEmpty()) {
            throw new PlainFailure("report-service counts no delays.");
        }
        counts.forEach((end, count) -> say("   within %s s: %,.0f batches%n", end, count));
        double all = counts.lastEntry().getValue();
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LAG_QUANTILE * all)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Holds report-service, which would work beside ingest, and lets it go on. */
    private static void signal(TemporaryStack stack, String name) throws IOException, InterruptedException {
        long pid = stack.process(Service.REPORT).orElseThrow().pid();
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new PlainFailure("kill -" + name + " failed.");
        }
    }

    private static void awaitFacts(TemporaryStack stack) {
        try (ApiClient report =
                new ApiClient(stack.addresses().report(), stack.addresses().adminKey())) {
            new Watermark(report).await(Instant.now(), PATIENCE);
        }
    }

    private static long count(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
