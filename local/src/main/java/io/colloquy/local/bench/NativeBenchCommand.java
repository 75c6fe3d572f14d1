package io.colloquy.local.bench;

import io.colloquy.local.InstallationOptions;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Programs;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.1, P6: each service as jar and as native executable, on one database, in the same run. */
@Command(
        name = "bench-native",
        hidden = true,
        description = "Size, start, memory and throughput of each service, as jar and as native executable.")
public final class NativeBenchCommand implements Callable<Integer> {
    private static final double LONGEST_START_MILLIS = 150;
    private static final long LARGEST_IDLE = 90_000_000;
    private static final long LARGEST_FILE = 150_000_000;
    /** Last what leaves work behind. */
    private static final List<Service> ORDER = List.of(Service.EXPORT, Service.REPORT, Service.INGEST);

    @Mixin
    private BenchOptions options;

    @Option(names = "--starts", paramLabel = "N", defaultValue = "5", description = "The median counts (default: 5).")
    private int starts;

    @Option(names = "--loads", paramLabel = "N", defaultValue = "3", description = "After one; the median counts.")
    private int loads;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "After the start (default: 10).")
    private int idleSeconds;

    @Option(names = "--events", paramLabel = "N", defaultValue = "100000", description = "Of a load (default: 100000).")
    private int events;

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Read by reports and exports (default: 50000).")
    private int conversations;

    @Option(names = "--requests", paramLabel = "N", defaultValue = "30", description = "Reports of a load.")
    private int requests;

    private record Figures(long fileBytes, double readyMillis, long idleBytes, long peakBytes, double throughput) {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Path home = InstallationOptions.home();
        Programs jars = Programs.jars(home);
        Programs executables = Programs.executables(home);
        executables.require(EnumSet.allOf(Service.class));
        Ports ports = options.ports();
        Map<Service, Figures> ofJars = new EnumMap<>(Service.class);
        Map<Service, Figures> ofExecutables = new EnumMap<>(Service.class);
        // The first processes make accounts and tell watermarks; what is measured runs beside them.
        try (TemporaryStack stack = new TemporaryStack(options, Set.of(Service.INGEST, Service.REPORT));
                Connection database = stack.openDatabase()) {
            say("Storing %,d conversations twice%n", conversations);
            ServiceLoads work = new ServiceLoads(stack, database, events, conversations, requests, options.seed());
            for (Service service : ORDER) {
                say("Measuring %s%n", service.processName());
                if (service == Service.INGEST) {
                    // Else it would work on what is sent meanwhile.
                    signal(stack, "STOP");
                }
                ofJars.put(service, measure(stack, ports.ofReplica(2), service, jars, work));
                ofExecutables.put(service, measure(stack, ports.ofReplica(2), service, executables, work));
            }
            signal(stack, "CONT");
        }
        Verdict verdict = new Verdict();
        for (Service service : Service.values()) {
            print(service, ofJars.get(service), ofExecutables.get(service));
            judge(verdict, service.processName(), ofExecutables.get(service));
        }
        return verdict.exitCode();
    }

    private Figures measure(TemporaryStack stack, Ports ports, Service service, Programs programs, ServiceLoads work)
            throws IOException, InterruptedException {
        double[] ready = new double[starts];
        for (int i = 0; i < starts - 1; i++) {
            try (MeasuredProcess process = start(stack, ports, service, programs)) {
                ready[i] = process.millisToReady();
            }
        }
        try (MeasuredProcess process = start(stack, ports, service, programs)) {
            ready[starts - 1] = process.millisToReady();
            TimeUnit.SECONDS.sleep(idleSeconds);
            ResidentMemory memory = process.memory();
            long idle = memory.bytes();
            memory.reset();
            work.run(service, ports.urlOf(service));
            double[] throughput = new double[loads];
            for (int i = 0; i < loads; i++) {
                throughput[i] = work.run(service, ports.urlOf(service));
            }
            return new Figures(size(programs, service), median(ready), idle, memory.peakBytes(), median(throughput));
        }
    }

    private static MeasuredProcess start(TemporaryStack stack, Ports ports, Service service, Programs programs)
            throws IOException {
        ProcessBuilder builder = stack.second(service, programs);
        // As the manifests run it: a Job of its own has applied the migrations before.
        builder.environment().put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        return MeasuredProcess.start(
                builder,
                ports.managementUrlOf(service),
                stack.directory()
                        .resolve(service.processName() + "-measured.log")
                        .toFile());
    }

    /** Of the executable, or of all files that the jar needs beside a JDK. */
    private static long size(Programs programs, Service service) throws IOException {
        Path file = programs.file(service);
        if (programs.asExecutables()) {
            return Files.size(file);
        }
        try (Stream<Path> files = Files.walk(file.getParent())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(NativeBenchCommand::bytes)
                    .sum();
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(TemporaryStack stack, String signal) throws IOException, InterruptedException {
        long pid = stack.process(Service.REPORT).orElseThrow().pid();
        if (new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                        .start()
                        .waitFor()
                != 0) {
            throw new PlainFailure("report-service cannot be held.");
        }
    }

    private static void print(Service service, Figures jar, Figures executable) {
        say("%n| %s | jar | executable | ratio |%n|---|---|---|---|%n", service.processName());
        row("size, MB", "%,.0f", jar.fileBytes() / 1e6, executable.fileBytes() / 1e6);
        row("start to ready, ms", "%,.0f", jar.readyMillis(), executable.readyMillis());
        row("resident idle, MB", "%,.0f", jar.idleBytes() / 1e6, executable.idleBytes() / 1e6);
        row("resident under load, greatest, MB", "%,.0f", jar.peakBytes() / 1e6, executable.peakBytes() / 1e6);
        row(ServiceLoads.unitOf(service), "%,.1f", jar.throughput(), executable.throughput());
    }

    private static void row(String what, String format, double jar, double executable) {
        say("| %s | " + format + " | " + format + " | %.2f |%n", what, jar, executable, executable / jar);
    }

    private static void judge(Verdict verdict, String service, Figures seen) {
        verdict.check(
                seen.readyMillis() < LONGEST_START_MILLIS,
                service + " starts",
                "%.0f ms, less than %.0f",
                seen.readyMillis(),
                LONGEST_START_MILLIS);
        verdict.check(
                seen.idleBytes() < LARGEST_IDLE,
                service + " is small idle",
                "%,d MB, less than 90",
                seen.idleBytes() / 1_000_000);
        verdict.check(
                seen.fileBytes() < LARGEST_FILE,
                service + " is a small file",
                "%,d MB, less than 150",
                seen.fileBytes() / 1_000_000);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
