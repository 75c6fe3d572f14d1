package io.colloquy.local.bench;

import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.Watermark;
import io.colloquy.local.bench.DerivedTables.Content;
import io.colloquy.local.stack.LocalAccount;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R5: everything derived is dropped and rebuilt, with report-service killed meanwhile; it is the same. */
@Command(
        name = "bench-rebuild",
        hidden = true,
        description = "Drops all that is derived, rebuilds it from the log, and compares every table.")
public final class RebuildBenchCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    @Mixin
    private BenchOptions options;

    @Option(names = "--events", paramLabel = "N", defaultValue = "200000", description = "Default: 200000.")
    private int events;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "3",
            description = "Of report-service during the rebuild (default: 3).")
    private int kills;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        try (TemporaryStack stack = new TemporaryStack(options, Set.of(Service.INGEST, Service.REPORT));
                Connection database = stack.openDatabase()) {
            Path lines = stack.directory().resolve("events.ndjson");
            MadeUpEvents.write(lines, events, options.seed());
            say("Sending %,d events%n", events);
            new IngestRun(stack, new ServiceMetrics(options.ports().managementUrlOf(Service.INGEST)))
                    .send(lines, events);
            awaitFacts(stack);
            DerivedTables tables = new DerivedTables(database);
            say("Reading all that was worked out of them%n");
            Map<String, Content> before = tables.read(LocalAccount.ID);

            say("Dropping it, and rebuilding it with %d kills of report-service%n", kills);
            tables.drop();
            double seconds = rebuild(stack);
            awaitFacts(stack);

            Verdict verdict = new Verdict();
            verdict.check(
                    before.get("conversation_facts").rows() == conversations(database),
                    "every conversation has its facts",
                    "%,d",
                    before.get("conversation_facts").rows());
            DerivedTables.compare(before, tables.read(LocalAccount.ID), verdict);
            say("Rebuilt in %.1f s, restarts included: %,.0f events/s%n", seconds, events / seconds);
            return verdict.exitCode();
        }
    }

    private double rebuild(TemporaryStack stack) throws InterruptedException {
        Rebuilding rebuilding =
                new Rebuilding(stack.addresses().report(), stack.addresses().adminKey());
        long start = System.nanoTime();
        rebuilding.start(PATIENCE);
        Random random = new Random(options.seed());
        for (int kill = 0; kill < kills; kill++) {
            Thread.sleep(500 + random.nextInt(3_000));
            stack.process(Service.REPORT).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
                say("kill -9 of report-service%n");
            });
            // It counts only when the next one works.
            rebuilding.start(PATIENCE);
        }
        rebuilding.awaitEnd(PATIENCE);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void awaitFacts(TemporaryStack stack) {
        try (ApiClient report =
                new ApiClient(stack.addresses().report(), stack.addresses().adminKey())) {
            new Watermark(report).await(Instant.now(), PATIENCE);
        }
    }

    private static long conversations(Connection database) throws SQLException {
        return new Counts(database)
                .count("SELECT count(DISTINCT subject) FROM events WHERE subject_type = 'conversation'");
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
