package io.colloquy.local.bench;

import io.colloquy.local.api.ApiClient;
import io.colloquy.local.stack.PostgresServer.StopMode;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R3: PostgreSQL away for a while under load; nothing acknowledged is lost, and nobody has to help. */
@Command(
        name = "bench-outage",
        hidden = true,
        description =
                "Stops PostgreSQL under load and starts it again: what was acknowledged is there, and all goes on.")
public final class OutageCommand implements Callable<Integer> {
    /** Until a probe has seen it: a request that waits for the database may take its time to say so. */
    private static final Duration LONGEST_TO_NOTICE = Duration.ofSeconds(15);

    private static final Duration LONGEST_TO_RECOVER = Duration.ofSeconds(30);
    /** No request hangs: as long as the slowest that waits for the database until it gives up. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration AT_ONCE = Duration.ofMillis(150);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(500);

    private static final String LIVELY = "lively";
    private static final String WEBHOOKS = "webhooks";
    private static final String STILL = "still";

    @Mixin
    private BenchOptions options;

    @Mixin
    private LoadOptions amounts;

    @Option(
            names = "--away",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the database is away (default: 30).")
    private int away;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often it goes and comes back (default: 1).")
    private int times;

    @Option(
            names = "--around",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long the load goes on before and after (default: 15).")
    private int around;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "fast",
            description = "How it is stopped: fast, or immediate, which leaves it to be recovered (default: fast).")
    private StopMode mode;

    private final AtomicLong deliveries = new AtomicLong();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class))) {
            String lively = stack.newAccount(LIVELY);
            String still = newHistory(stack);
            WhatsAppDeliveries number =
                    WhatsAppDeliveries.connect(stack.addresses().ingest(), stack.newAccount(WEBHOOKS), "outage");
            Map<Service, Long> processes = processes(stack);
            Verdict verdict = new Verdict();
            try (Producer producer =
                            new Producer(stack.addresses().ingest(), lively, options.seed(), amounts.linesOfStream());
                    ExportLoad exports = new ExportLoad(stack.addresses().export(), still, stack.directory());
                    Load load = new Load()) {
                String expected = exports.makeOne(new Tally("one export"));
                use(load, stack, lively, number, producer, exports);
                for (int outage = 0; outage < times && load.goesOn(); outage++) {
                    Tally.pause(Duration.ofSeconds(around));
                    endureOutage(stack, verdict);
                }
                Tally.pause(Duration.ofSeconds(around));
                List<Tally> tallies = load.end();
                Map<Service, Long> after = processes(stack);
                verdict.check(processes.equals(after), "no process was restarted", "%s, %s", processes, after);
                tallies.forEach(tally -> judge(tally, verdict));
                judgeExports(exports, expected, verdict);
                judgeEvents(stack, producer, verdict);
            }
            return verdict.exitCode(stack);
        }
    }

    private void endureOutage(TemporaryStack stack, Verdict verdict) {
        List<ReadinessWatch> watches = watches();
        try {
            Instant gone = Instant.now();
            stack.stopDatabase(mode);
            say("PostgreSQL is stopped (%s)", mode);
            Tally.pause(Duration.ofSeconds(away));
            Instant back = Instant.now();
            stack.startDatabase();
            say("PostgreSQL answers again after %.1f s", seconds(back, Instant.now()));
            watches.forEach(watch -> watch.awaitReady(PATIENCE));
            judgeReadiness(watches, gone, back, verdict);
        } finally {
            watches.forEach(ReadinessWatch::close);
        }
    }

    /** An account whose data stays as it is, so that each of its files is the same; its key. */
    private String newHistory(TemporaryStack stack) throws IOException {
        String key = stack.newAccount(STILL);
        try (EventSender sender = new EventSender(stack.addresses().ingest(), key);
                ApiClient ingest = new ApiClient(stack.addresses().ingest(), key)) {
            sender.send(MadeUpEvents.lines(amounts.history(), options.seed(), 30));
            ingest.put("/v1/settings", Map.of("exportMaxLive", 100)).success("The settings");
        }
        LogAudit.awaitFacts(stack, key);
        return key;
    }

    private void use(
            Load load,
            TemporaryStack stack,
            String key,
            WhatsAppDeliveries number,
            Producer producer,
            ExportLoad exports) {
        load.add("streams", AT_ONCE, producer::sendStream);
        load.add("single events", AT_ONCE, producer::sendOne);
        load.add("single events", AT_ONCE, producer::sendOne);
        ApiClient ingest = new ApiClient(stack.addresses().ingest(), key);
        load.add("webhooks", AT_ONCE, tally -> {
            byte[] body = number.body(deliveries.get());
            tally.untilDone(() -> ingest.postRaw(number.path(), body, WhatsAppDeliveries.headers(body)));
            deliveries.incrementAndGet();
        });
        ReportLoad reports = new ReportLoad(stack.addresses().report(), key);
        load.add("reports", AT_ONCE, reports::report);
        load.add("conversations", AT_ONCE, reports::conversations);
        load.add("exports asked", NOW_AND_THEN, exports::queue);
    }

    private List<ReadinessWatch> watches() {
        List<ReadinessWatch> watches = new ArrayList<>();
        for (Service service : Service.values()) {
            watches.add(new ReadinessWatch(service, options.ports().managementUrlOf(service)));
        }
        return watches;
    }

    private static Map<Service, Long> processes(TemporaryStack stack) {
        Map<Service, Long> processes = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            stack.process(service).ifPresent(process -> processes.put(service, process.pid()));
        }
        return processes;
    }

    private static void judgeReadiness(List<ReadinessWatch> watches, Instant gone, Instant back, Verdict verdict) {
        for (ReadinessWatch watch : watches) {
            String name = watch.service().processName();
            double noticed = watch.wentDown().map(down -> seconds(gone, down)).orElse(Double.POSITIVE_INFINITY);
            double recovered = watch.cameBack().map(up -> seconds(back, up)).orElse(Double.POSITIVE_INFINITY);
            verdict.check(
                    noticed <= LONGEST_TO_NOTICE.toSeconds(),
                    name + " says that it is not ready",
                    "after %.1f s, %d s at most",
                    noticed,
                    LONGEST_TO_NOTICE.toSeconds());
            verdict.check(
                    recovered <= LONGEST_TO_RECOVER.toSeconds() && recovered > 0,
                    name + " is ready again by itself",
                    "%.1f s after the database was started, %d s at most",
                    recovered,
                    LONGEST_TO_RECOVER.toSeconds());
            verdict.check(watch.notAlive() == 0, name + " is alive all the time", "%d bad answers", watch.notAlive());
        }
    }

    private static void judge(Tally tally, Verdict verdict) {
        verdict.check(
                tally.failed() == 0 && tally.succeeded() > 0 && tally.longest().compareTo(LONGEST_ANSWER) < 0,
                "served, or told to come back",
                "%s",
                tally);
    }

    private static void judgeExports(ExportLoad exports, String expected, Verdict verdict) throws IOException {
        int same = exports.finishAll(new Tally("exports"), expected);
        // One was made before.
        int asked = exports.asked() - 1;
        verdict.check(
                same == asked && asked > 0,
                "every export is finished, each the same file",
                "%,d of %,d, %d of them by more than one attempt",
                same,
                asked,
                exports.repeated());
    }

    private void judgeEvents(TemporaryStack stack, Producer producer, Verdict verdict)
            throws IOException, SQLException {
        new LogAudit(stack, LIVELY).judge(producer, verdict);
        try (Connection database = stack.openDatabase()) {
            long messages = new Counts(database)
                    .count("SELECT count(DISTINCT event_id) FROM events WHERE account_id = '" + WEBHOOKS
                            + "' AND type = 'message.received'");
            verdict.check(
                    messages == deliveries.get(),
                    "every webhook that was acknowledged is an event",
                    "%,d of %,d",
                    messages,
                    deliveries.get());
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
