package io.colloquy.local.bench;

import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.1, P1: one NDJSON request against one COPY of the same rows, same server, same indexes, in turn. */
@Command(
        name = "bench-ingest",
        hidden = true,
        description = "Events by HTTP against COPY and INSERTs of the same rows into an identical table.")
public final class IngestBenchCommand implements Callable<Integer> {
    private static final double CLEAN_BAR = 1.0;
    private static final double REPEATS_BAR = 0.8;
    private static final long LARGEST_RESIDENT = 256_000_000;
    private static final int REPEAT_EVERY = 100;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Default: 200000; P1: 1000000.")
    private int events;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "3", description = "The median counts (default: 3).")
    private int pairs;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "200000", description = "Default: 200000 events.")
    private int warmUp;

    @Option(
            names = "--insert-rows",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Row by row; tenfold for many.")
    private int insertRows;

    private double[] copy;

    @Override
    public Integer call() throws IOException, SQLException {
        Ports ports = options.ports();
        // Without the others: nothing else is to work on the server meanwhile.
        try (TemporaryStack stack = new TemporaryStack(options, Set.of(Service.INGEST));
                Connection database = stack.openDatabase()) {
            IngestRun run = new IngestRun(stack, new ServiceMetrics(ports.managementUrlOf(Service.INGEST)));
            return measure(stack, run, new CopyPeer(database), new InsertPeers(database));
        }
    }

    private int measure(TemporaryStack stack, IngestRun run, CopyPeer peer, InsertPeers inserts)
            throws IOException, SQLException {
        Path clean = stack.directory().resolve("events.ndjson");
        Path repeating = stack.directory().resolve("repeating.ndjson");
        Path warm = stack.directory().resolve("warm-up.ndjson");
        say("Writing %,d events to a file%n", events);
        MadeUpEvents.write(clean, events, options.seed());
        MadeUpEvents.writeWithRepeats(repeating, events, options.seed() + 1, REPEAT_EVERY);
        MadeUpEvents.write(warm, warmUp, options.seed() + 2);
        say(
                "%d processors, %s, Java %s%n%s%n%,d events, %,d bytes%nWarming up with %,d events%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                Runtime.version(),
                peer.version(),
                events,
                Files.size(clean),
                warmUp);
        run.send(warm, warmUp);

        Path rows = stack.directory().resolve("rows.copy");
        List<IngestRun.Figures> cleanRuns = new ArrayList<>();
        List<IngestRun.Figures> repeatingRuns = new ArrayList<>();
        copy = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            peer.emptyTables();
            cleanRuns.add(run.send(clean, events));
            if (pair == 0) {
                peer.unload(rows);
            }
            copy[pair] = events / peer.load(rows);
            peer.emptyTables();
            repeatingRuns.add(run.send(repeating, events));
            say("%d. COPY %,9.0f rows/s%n", pair + 1, copy[pair]);
            cleanRuns.getLast().print("clean stream", copy[pair]);
            repeatingRuns.getLast().print("1 % repeated", copy[pair]);
        }
        say("INSERT of 500 rows %,9.0f rows/s%n", inserts.multiRow(10 * insertRows));
        say("INSERT row by row  %,9.0f rows/s%n", inserts.rowByRow(insertRows));

        Verdict verdict = new Verdict();
        ratio(verdict, "clean stream against COPY", cleanRuns, CLEAN_BAR);
        ratio(verdict, "1 % repeated against COPY", repeatingRuns, REPEATS_BAR);
        long peak =
                cleanRuns.stream().mapToLong(IngestRun.Figures::peakBytes).max().orElse(0);
        verdict.check(peak < LARGEST_RESIDENT, "peak resident", "%,d MB, less than 256 MB", peak / 1_000_000);
        return verdict.exitCode();
    }

    private void ratio(Verdict verdict, String what, List<IngestRun.Figures> runs, double bar) {
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = runs.get(i).rowsASecond() / copy[i];
        }
        Arrays.sort(ratios);
        double median = ratios[ratios.length / 2];
        verdict.check(median >= bar, what, "median %.2f, at least %.1f", median, bar);
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
