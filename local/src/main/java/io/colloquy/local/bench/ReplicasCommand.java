package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.stack.Service;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.1, P7: two replicas of a service against one, each held to a share of a processor. */
@Command(
        name = "bench-replicas",
        hidden = true,
        description =
                "Two replicas of ingest-service and of export-service against one, each with a share of a processor.")
public final class ReplicasCommand implements Callable<Integer> {
    private static final double LEAST_RATIO = 1.6;
    private static final int REPLICAS = 2;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--share",
            paramLabel = "S",
            defaultValue = "0.2",
            description =
                    "Of one processor, what each replica gets (default: 0.2). Twice of it, and what the database and"
                            + " the client need for that, must fit into the machine.")
    private double share;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Sent at a time (default: 100000).")
    private int events;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "20", description = "At a time (default: 20).")
    private int jobs;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Default: 3.")
    private int rounds;

    private long draw;

    /** What a measurement took. */
    private record Run(double seconds, double servicesCpu, double databaseCpu) {}

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Verdict verdict = new Verdict();
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class))) {
            ingest(stack, verdict);
            export(stack, verdict);
        }
        return verdict.exitCode();
    }

    private void ingest(TemporaryStack stack, Verdict verdict)
            throws IOException, InterruptedException, ExecutionException {
        // What becomes of the events is not the question here.
        stack.stopReplica(Service.REPORT, 1);
        stack.startReplica(Service.INGEST, REPLICAS);
        say("ingest-service: warming up");
        send(stack, REPLICAS);
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Run one = held(stack, Service.INGEST, 1, () -> send(stack, 1));
            Run two = held(stack, Service.INGEST, REPLICAS, () -> send(stack, REPLICAS));
            ratios[round] = one.seconds() / two.seconds();
            say(
                    "   one %,.0f events/s, two %,.0f events/s, ratio %.2f; %s; %s",
                    events / one.seconds(), events / two.seconds(), ratios[round], used("one", one), used("two", two));
        }
        stack.stopReplica(Service.INGEST, REPLICAS);
        stack.startReplica(Service.REPORT, 1);
        judge("ingest", ratios, verdict);
    }

    private void export(TemporaryStack stack, Verdict verdict)
            throws IOException, InterruptedException, ExecutionException {
        try (ApiClient ingest =
                new ApiClient(stack.addresses().ingest(), stack.addresses().adminKey())) {
            ingest.put("/v1/settings", Map.of("exportMaxLive", 100)).success("The settings");
        }
        say("export-service: waiting for the facts, warming up");
        LogAudit.awaitFacts(stack, stack.addresses().adminKey());
        makeFiles(stack);
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Run one = held(stack, Service.EXPORT, 1, () -> makeFiles(stack));
            stack.startReplica(Service.EXPORT, REPLICAS);
            makeFiles(stack);
            Run two = held(stack, Service.EXPORT, REPLICAS, () -> makeFiles(stack));
            stack.stopReplica(Service.EXPORT, REPLICAS);
            ratios[round] = one.seconds() / two.seconds();
            say(
                    "   one %.1f s, two %.1f s for %d files, ratio %.2f; %s; %s",
                    one.seconds(), two.seconds(), jobs, ratios[round], used("one", one), used("two", two));
        }
        judge("exports", ratios, verdict);
    }

    private static void judge(String what, double[] ratios, Verdict verdict) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        verdict.check(
                median >= LEAST_RATIO,
                what + " by two replicas against one",
                "%.2f times, median of %s, at least %.1f",
                median,
                Arrays.toString(ratios),
                LEAST_RATIO);
    }

    /** Work that returns how many seconds it took. */
    private interface Work {
        double run() throws IOException, InterruptedException, ExecutionException;
    }

    /** Does it while the first so many replicas are held to their share. */
    private Run held(TemporaryStack stack, Service service, int replicas, Work work)
            throws IOException, InterruptedException, ExecutionException {
        List<ProcessHandle> processes = new ArrayList<>();
        List<ProcessorShare> shares = new ArrayList<>();
        try {
            for (int replica = 1; replica <= replicas; replica++) {
                ProcessHandle process = stack.process(service, replica).orElseThrow();
                ProcessorShare group = new ProcessorShare(service.processName(replica), share);
                shares.add(group);
                group.hold(process);
                processes.add(process);
            }
            ProcessHandle database = stack.database().orElseThrow();
            double servicesBefore = cpu(processes);
            double databaseBefore = ProcessorTime.of(database);
            double seconds = work.run();
            return new Run(seconds, cpu(processes) - servicesBefore, ProcessorTime.of(database) - databaseBefore);
        } finally {
            for (ProcessorShare group : shares) {
                group.close();
            }
        }
    }

    private static double cpu(List<ProcessHandle> processes) {
        double sum = 0;
        for (ProcessHandle process : processes) {
            sum += ProcessorTime.of(process);
        }
        return sum;
    }

    private static String used(String name, Run run) {
        return String.format(
                Locale.ROOT,
                "%s: %.2f processors, database %.2f",
                name,
                run.servicesCpu() / run.seconds(),
                run.databaseCpu() / run.seconds());
    }

    /** Sends new events by two streams to so many replicas; the seconds it took. */
    private double send(TemporaryStack stack, int replicas)
            throws IOException, InterruptedException, ExecutionException {
        List<Callable<Void>> streams = new ArrayList<>();
        for (int stream = 0; stream < REPLICAS; stream++) {
            Path lines = stack.directory().resolve("events-" + stream + ".ndjson");
            MadeUpEvents.write(lines, events / REPLICAS, options.seed() * 1_000 + draw++);
            String address = options.ports().ofReplica(1 + stream % replicas).urlOf(Service.INGEST);
            streams.add(() -> {
                try (ApiClient client = new ApiClient(address, stack.addresses().adminKey());
                        InputStream in = new BufferedInputStream(Files.newInputStream(lines), 1 << 20)) {
                    client.postEvents(in).success("Sending");
                    return null;
                }
            });
        }
        return together(streams);
    }

    /** Asks for files and waits for all of them; the seconds it took. */
    private double makeFiles(TemporaryStack stack) {
        try (ApiClient export =
                new ApiClient(stack.addresses().export(), stack.addresses().adminKey())) {
            long start = System.nanoTime();
            List<ExportRun> runs = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                runs.add(ExportRun.queue(export, ExportLoad.ALL_CONVERSATIONS));
            }
            for (ExportRun run : runs) {
                if (run.follow(seen -> {}).path("rowsDone").asLong() == 0) {
                    throw new PlainFailure("The file is empty.");
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static double together(List<Callable<Void>> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            long start = System.nanoTime();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
