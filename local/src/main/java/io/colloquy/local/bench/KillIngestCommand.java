package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.Watermark;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R1: services killed again and again while events come in; nothing is lost, nothing comes twice. */
@Command(
        name = "bench-kill-ingest",
        hidden = true,
        description = "kill -9 of ingest-service and report-service while a client sends, and retries.")
public final class KillIngestCommand implements Callable<Integer> {
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(30);
    private static final int LONGEST_LIFE_MILLIS = 4_000;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "At least so many (default: 100000; the rule asks for 1000000). "
                    + "Further ones follow until all kills are done.")
    private int events;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "10", description = "Of each service (default: 10).")
    private int kills;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Events of one request (default: 20000).")
    private int linesOfRequest;

    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicBoolean sending = new AtomicBoolean(true);

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        try (TemporaryStack stack = new TemporaryStack(options, Set.of(Service.INGEST, Service.REPORT))) {
            Thread ingestKiller = killer(stack, Service.INGEST, options.seed());
            Thread reportKiller = killer(stack, Service.REPORT, options.seed() + 1);
            long sent;
            long retries;
            try (EventSender sender = new EventSender(
                    stack.addresses().ingest(), stack.addresses().adminKey())) {
                sent = send(sender);
                retries = sender.retries();
            } finally {
                sending.set(false);
            }
            ingestKiller.join();
            reportKiller.join();
            System.out.printf(
                    Locale.ROOT, "%,d events sent, %d requests sent again, %d kills%n", sent, retries, killed.get());
            return verdict(stack, sent);
        }
    }

    /** Sends until there were enough events and enough kills; how many different ones. */
    private long send(EventSender sender) throws IOException {
        long sent = 0;
        for (long part = 0; sent < events || killed.get() < 2 * kills; part++) {
            // Other draws have sources of their own, so every part has events of its own.
            List<byte[]> lines = MadeUpEvents.lines(linesOfRequest, options.seed() * 1_000 + part, 30);
            sender.send(lines);
            sent += lines.size();
        }
        return sent;
    }

    private Thread killer(TemporaryStack stack, Service service, long seed) {
        return Thread.ofPlatform()
                .daemon()
                .name(service.processName() + " killer")
                .start(() -> {
                    Random random = new Random(seed);
                    try {
                        for (int i = 0; i < kills && sending.get(); i++) {
                            ProcessHandle process = awaitReady(stack, service);
                            Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                            process.destroyForcibly();
                            killed.incrementAndGet();
                            System.out.printf("kill -9 of %s, %d of %d%n", service.processName(), i + 1, kills);
                            process.onExit().join();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static ProcessHandle awaitReady(TemporaryStack stack, Service service) throws InterruptedException {
        String base = service == Service.INGEST
                ? stack.addresses().ingest()
                : stack.addresses().report();
        try (ApiClient client = new ApiClient(base, "none")) {
            while (true) {
                var process = stack.process(service);
                if (process.isPresent() && answers(client)) {
                    return process.get();
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean answers(ApiClient client) {
        try {
            return client.get("/q/openapi").status() == 200;
        } catch (ApiClient.Unreachable notYet) {
            return false;
        }
    }

    private static int verdict(TemporaryStack stack, long sent) throws SQLException, InterruptedException {
        awaitReady(stack, Service.INGEST);
        awaitReady(stack, Service.REPORT);
        Verdict verdict = new Verdict();
        try (ApiClient ingest = new ApiClient(
                        stack.addresses().ingest(), stack.addresses().adminKey());
                ApiClient report = new ApiClient(
                        stack.addresses().report(), stack.addresses().adminKey());
                Connection database = stack.openDatabase()) {
            Counts counts = new Counts(database);
            long stored = counts.count("SELECT count(*) FROM events");
            long identities = counts.count("SELECT count(*) FROM (SELECT DISTINCT source, event_id FROM events) e");
            LogAudit.judgeBooks(ingest.get("/v1/ledger").success("The ledger"), sent, verdict);
            verdict.check(stored == sent, "all of them are in the log", "%,d", stored);
            verdict.check(identities == stored, "no event twice", "%,d identities", identities);
            new Watermark(report).await(Instant.now(), LONGEST_CATCH_UP);
            long told = counts.count("SELECT count(DISTINCT subject) FROM events WHERE subject_type = 'conversation'");
            long facts = counts.count("SELECT count(*) FROM conversation_facts");
            verdict.check(facts == told, "every conversation has its facts", "%,d of %,d", facts, told);
        } catch (ApiClient.Unreachable e) {
            throw new PlainFailure("A service did not come back: " + e.getMessage(), e);
        }
        return verdict.exitCode();
    }
}
