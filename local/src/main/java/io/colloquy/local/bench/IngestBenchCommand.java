package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.event.EventLineStream;
import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.local.seed.SeedPlan;
import io.colloquy.local.seed.Traffic;
import io.colloquy.local.stack.Addresses;
import io.colloquy.local.stack.DataDirectory;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Programs;
import io.colloquy.local.stack.Service;
import io.colloquy.local.stack.Stack;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Quality 6.1, P1: one NDJSON request against one COPY of the same rows, same server, same indexes, in turn. */
@Command(
        name = "bench-ingest",
        hidden = true,
        description = "Events by HTTP against COPY of the same rows into an identical table on the same server.")
public final class IngestBenchCommand implements Callable<Integer> {
    /** Made-up conversations have some twenty events each; more are planned than needed, and the stream is cut. */
    private static final int EVENTS_A_CONVERSATION = 12;

    @Option(names = "--events", paramLabel = "N", defaultValue = "1000000", description = "Default: 1000000.")
    private int events;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "3", description = "The median counts (default: 3).")
    private int pairs;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "200000", description = "Default: 200000 events.")
    private int warmUp;

    @Option(names = "--port-base", paramLabel = "N", defaultValue = "18080", description = "Default: 18080.")
    private int portBase;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public Integer call() throws IOException, SQLException {
        Path directory = Files.createTempDirectory("colloquy-bench-");
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        Path home = Path.of(System.getProperty("colloquy.home"));
        // Without the others: nothing else is to work on the server meanwhile.
        Stack stack = new Stack(Programs.jars(home), data, new Ports(portBase), Set.of(Service.INGEST), System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stack.close();
            delete(directory);
        }));
        Addresses addresses = stack.start();
        try (var connection = stack.openDatabase()) {
            measure(addresses, data, new CopyPeer(connection), directory);
        }
        return 0;
    }

    private void measure(Addresses addresses, DataDirectory data, CopyPeer peer, Path directory)
            throws IOException, SQLException {
        Path lines = directory.resolve("events.ndjson");
        System.out.printf(Locale.ROOT, "Writing %,d events to a file%n", events);
        long bytes = write(lines, events, 1);
        System.out.printf(
                Locale.ROOT,
                "%d processors, %s, Java %s%n%s%n%,d events, %,d bytes%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                Runtime.version(),
                peer.version(),
                events,
                bytes);
        System.out.printf(Locale.ROOT, "Warming up with %,d events%n", warmUp);
        Path warm = directory.resolve("warm-up.ndjson");
        write(warm, warmUp, 2);
        send(addresses, warm, warmUp);

        Path rows = directory.resolve("rows.copy");
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            peer.emptyTables();
            ResidentMemory memory = new ResidentMemory(pid(data));
            memory.reset();
            double ingest = send(addresses, lines, events);
            long peak = memory.peakMebibytes();
            if (pair == 1) {
                peer.unload(rows);
            }
            double copy = peer.load(rows);
            ratios.add(copy / ingest);
            System.out.printf(
                    Locale.ROOT,
                    "%d. ingest %,9.0f rows/s, peak resident %d MiB   COPY %,9.0f rows/s   ratio %.2f%n",
                    pair,
                    events / ingest,
                    peak,
                    events / copy,
                    copy / ingest);
        }
        double[] sorted =
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(Locale.ROOT, "median ratio %.2f%n", sorted[sorted.length / 2]);
    }

    private static double send(Addresses addresses, Path lines, int expected) throws IOException {
        try (ApiClient ingest = new ApiClient(addresses.ingest(), addresses.adminKey());
                InputStream in = new BufferedInputStream(Files.newInputStream(lines), 1 << 20)) {
            long start = System.nanoTime();
            JsonNode answer = ingest.postEvents(in).success("Sending");
            double seconds = (System.nanoTime() - start) / 1e9;
            if (answer.path("accepted").asLong() != expected) {
                throw new PlainFailure("Not all events were accepted: " + answer);
            }
            return seconds;
        }
    }

    private static long write(Path file, int count, long seed) throws IOException {
        SeedPlan plan = new SeedPlan(count / EVENTS_A_CONVERSATION + 100, seed, 60, SeedPlan.DEFAULT_UNTIL);
        try (OutputStream out = Files.newOutputStream(file);
                EventLineStream lines = new EventLineStream(first(count, new Traffic(plan)))) {
            return lines.transferTo(out);
        }
    }

    private static Iterator<OutgoingEvent> first(int count, Iterator<OutgoingEvent> all) {
        return new Iterator<>() {
            private int left = count;

            @Override
            public boolean hasNext() {
                return left > 0 && all.hasNext();
            }

            @Override
            public OutgoingEvent next() {
                left--;
                return all.next();
            }
        };
    }

    private static long pid(DataDirectory data) throws IOException {
        return Long.parseLong(
                Files.readString(data.pid(Service.INGEST.processName())).strip());
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("Not deleted: " + e.getMessage());
        }
    }
}
