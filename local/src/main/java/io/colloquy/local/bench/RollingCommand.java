package io.colloquy.local.bench;

import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Service;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R10: a rolling update of each service under load; no request fails, no job is lost. */
@Command(
        name = "bench-rolling",
        hidden = true,
        description = "Replaces every replica of every service under load, as a Deployment does it.")
public final class RollingCommand implements Callable<Integer> {
    private static final int REPLICAS = 2;
    /** One that is started before another is stopped. */
    private static final int SURGE = 1;
    /** A replica that is ready waits so long before the next one is replaced (minReadySeconds). */
    private static final Duration LEAST_READY = Duration.ofSeconds(5);

    private static final String LIVELY = "lively";
    private static final String STILL = "still";

    @Mixin
    private BenchOptions options;

    @Mixin
    private LoadOptions amounts;

    @Option(
            names = "--delay",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description =
                    "For which a replica that is asked to end says that it is not ready, and serves on (default: 5s,"
                            + " as in the manifests).")
    private String delay;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "20s",
            description = "How long it then waits for requests that are going on (default: 20s, as in the manifests).")
    private String timeout;

    @Option(
            names = "--services",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "INGEST,REPORT,EXPORT",
            description = "Which are replaced: INGEST, REPORT, EXPORT (default: all).")
    private List<Service> services;

    @Option(
            names = "--pause",
            paramLabel = "MILLISECONDS",
            defaultValue = "150",
            description =
                    "Of each of the seven clients between two requests (default: 150). A machine that has no processor"
                            + " left starts no replica.")
    private int pause;

    private final Map<Service, ReplicaProxy> proxies = new EnumMap<>(Service.class);
    private final AtomicInteger otherFiles = new AtomicInteger();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        // Without a warning of Java's, which has better ways by now.
        System.setProperty("io.netty.noUnsafe", "true");
        Vertx vertx = Vertx.vertx();
        try {
            for (Service service : Service.values()) {
                proxies.put(service, new ReplicaProxy(vertx, endpoints(service)));
            }
            return update();
        } finally {
            proxies.values().forEach(ReplicaProxy::close);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private int update() throws IOException, SQLException, InterruptedException {
        Map<String, String> told = Map.of(
                "QUARKUS_SHUTDOWN_DELAY",
                delay,
                "QUARKUS_SHUTDOWN_TIMEOUT",
                timeout,
                "COLLOQUY_REPORT_URL",
                proxies.get(Service.REPORT).url());
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class), told)) {
            for (Service service : Service.values()) {
                stack.startReplica(service, REPLICAS);
                proxies.get(service).await(options.ports().ofReplica(REPLICAS).of(service), true);
            }
            String lively = stack.newAccount(LIVELY);
            String still = newHistory(stack);
            Verdict verdict = new Verdict();
            try (Producer producer =
                            new Producer(url(Service.INGEST), lively, options.seed(), amounts.linesOfStream());
                    ExportLoad exports = new ExportLoad(url(Service.EXPORT), still, stack.directory());
                    Load load = new Load()) {
                String expected = exports.makeOne(new Tally("one export"));
                use(load, lively, producer, exports, expected);
                for (Service service : services) {
                    replaceAll(stack, service, load);
                }
                List<Tally> tallies = load.end();
                tallies.forEach(tally -> verdict.check(
                        tally.failed() == 0 && tally.toldToWait() == 0 && tally.succeeded() > 0,
                        "every request is served",
                        "%s",
                        tally));
                verdict.check(
                        proxies.values().stream().allMatch(proxy -> proxy.refused() == 0),
                        "every connection is taken",
                        "%,d led to nobody",
                        proxies.values().stream()
                                .mapToLong(ReplicaProxy::refused)
                                .sum());
                verdict.check(
                        otherFiles.get() == 0,
                        "every export is finished, each the same file",
                        "%,d, %d of them by more than one attempt",
                        exports.asked(),
                        exports.repeated());
                new LogAudit(stack, LIVELY).judge(producer, verdict);
            }
            return verdict.exitCode(stack);
        }
    }

    /** An account whose data stays as it is, so that each of its files is the same; its key. */
    private String newHistory(TemporaryStack stack) throws IOException {
        String key = stack.newAccount(STILL);
        try (EventSender sender = new EventSender(url(Service.INGEST), key)) {
            sender.send(MadeUpEvents.lines(amounts.history(), options.seed(), 30));
        }
        LogAudit.awaitFacts(stack, key);
        return key;
    }

    private void use(Load load, String key, Producer producer, ExportLoad exports, String expected) {
        load.add("streams", Duration.ofMillis(pause), producer::sendStream);
        load.add("single events", Duration.ofMillis(pause), producer::sendOne);
        load.add("single events", Duration.ofMillis(pause), producer::sendOne);
        ReportLoad reports = new ReportLoad(url(Service.REPORT), key);
        load.add("reports", Duration.ofMillis(pause), reports::report);
        load.add("conversations", Duration.ofMillis(pause), reports::conversations);
        for (int client = 0; client < REPLICAS; client++) {
            load.add("exports", Duration.ofMillis(pause), tally -> {
                if (!exports.makeOne(tally).equals(expected)) {
                    otherFiles.incrementAndGet();
                }
            });
        }
    }

    /** Starts one more, stops one, and so on, until all are new. */
    private void replaceAll(TemporaryStack stack, Service service, Load load) {
        int free = REPLICAS + SURGE;
        for (int old = 1; old <= REPLICAS; old++) {
            stack.startReplica(service, free);
            proxies.get(service).await(options.ports().ofReplica(free).of(service), true);
            Tally.pause(LEAST_READY);
            long start = System.nanoTime();
            stack.stopReplica(service, old);
            System.out.printf(
                    Locale.ROOT,
                    "%s has ended after %.1f s%n",
                    service.processName(old),
                    (System.nanoTime() - start) / 1e9);
            free = old;
            if (!load.goesOn()) {
                return;
            }
        }
    }

    private List<ReplicaProxy.Endpoint> endpoints(Service service) {
        return IntStream.rangeClosed(1, REPLICAS + SURGE)
                .mapToObj(replica -> options.ports().ofReplica(replica))
                .map(ports -> endpoint(ports, service))
                .toList();
    }

    private static ReplicaProxy.Endpoint endpoint(Ports ports, Service service) {
        return new ReplicaProxy.Endpoint(ports.of(service), ports.managementUrlOf(service));
    }

    private String url(Service service) {
        return proxies.get(service).url();
    }
}
