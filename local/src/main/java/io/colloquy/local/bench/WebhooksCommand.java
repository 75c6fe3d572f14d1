package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.1, P2: signed deliveries of one message each; how many a second, and how fast at half of that. */
@Command(
        name = "bench-webhooks",
        hidden = true,
        description = "Signed WhatsApp deliveries: saturation, then the latency at half of it.")
public final class WebhooksCommand implements Callable<Integer> {
    private static final double LEAST_A_SECOND = 2_000;
    private static final double LONGEST_P99_MILLIS = 50;
    private static final double SECOND = 1e9;

    @Mixin
    private BenchOptions options;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "Of each part (default: 10).")
    private int seconds;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "64", description = "At once (default: 64).")
    private int connections;

    private final AtomicLong next = new AtomicLong();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (TemporaryStack stack = new TemporaryStack(options, Set.of(Service.INGEST))) {
            WhatsAppDeliveries number = WhatsAppDeliveries.connect(
                    stack.addresses().ingest(), stack.addresses().adminKey(), "bench-whatsapp");
            URI base = URI.create(stack.addresses().ingest());
            System.out.printf("Warming up for %d seconds%n", seconds);
            run(base, number, 0);
            System.out.printf("As many as it takes, by %d connections, for %d seconds%n", connections, seconds);
            double saturation = run(base, number, 0).length / (double) seconds;
            System.out.printf(Locale.ROOT, "  %,.0f a second%n", saturation);
            System.out.printf(Locale.ROOT, "%,.0f a second for %d seconds%n", saturation / 2, seconds);
            long[] latencies = run(base, number, saturation / 2);

            Verdict verdict = new Verdict();
            verdict.check(
                    saturation >= LEAST_A_SECOND,
                    "saturation",
                    "%,.0f a second, at least %,.0f",
                    saturation,
                    LEAST_A_SECOND);
            double p99 = millis(latencies, 0.99);
            verdict.check(
                    p99 < LONGEST_P99_MILLIS,
                    "p99 at half of it",
                    "%.1f ms (p50 %.1f ms, greatest %.1f ms), less than %.0f ms",
                    p99,
                    millis(latencies, 0.5),
                    millis(latencies, 1),
                    LONGEST_P99_MILLIS);
            return verdict.exitCode();
        }
    }

    /**
     * Sends by all connections for the time.
     *
     * @param rate deliveries a second, each due at an instant of its own and measured from there; 0: one after the other
     * @return the latencies in nanoseconds, sorted
     */
    private long[] run(URI base, WhatsAppDeliveries number, double rate)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        AtomicLong turn = new AtomicLong();
        List<Callable<long[]>> work = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            work.add(() -> connection(base, number, rate, start, turn));
        }
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> one : threads.invokeAll(work)) {
                all.add(one.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        }
    }

    private long[] connection(URI base, WhatsAppDeliveries number, double rate, long start, AtomicLong turn)
            throws IOException {
        long[] latencies = new long[1024];
        int count = 0;
        long length = seconds * (long) SECOND;
        try (RawHttp http = new RawHttp(base)) {
            while (true) {
                long due = rate == 0 ? System.nanoTime() - start : (long) (turn.getAndIncrement() / rate * SECOND);
                if (due > length) {
                    return Arrays.copyOf(latencies, count);
                }
                for (long left = start + due - System.nanoTime(); left > 0; left = start + due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                byte[] body = number.body(next.getAndIncrement());
                int status = http.send("POST", number.path(), WhatsAppDeliveries.headers(body), body)
                        .status();
                if (status != 200) {
                    throw new PlainFailure("A delivery was answered by " + status + ".");
                }
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * count);
                }
                latencies[count++] = System.nanoTime() - start - due;
            }
        }
    }

    private static double millis(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(rank, 0, sorted.length - 1)] / 1e6;
    }
}
