package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that use an installation in many ways at once until they are told to end; each kind of request is counted. */
final class Load implements AutoCloseable {
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<Future<?>> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean ending;

    /** What a client does again and again. */
    interface Step {
        void take(Tally tally) throws Exception;
    }

    /**
     * One client more.
     *
     * @param kind what its requests are counted as
     * @param pause between the end of a step and the next one
     */
    void add(String kind, Duration pause, Step step) {
        Tally tally = tallies.computeIfAbsent(kind, Tally::new);
        clients.add(threads.submit(() -> {
            while (!ending) {
                step.take(tally);
                Tally.pause(pause);
            }
            return null;
        }));
    }

    /** Whether no client has given up. */
    boolean goesOn() {
        return clients.stream().noneMatch(Future::isDone);
    }

    /** Lets each client end what it is doing; by kind how it went. */
    List<Tally> end() throws InterruptedException {
        ending = true;
        for (Future<?> client : clients) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new PlainFailure("A client gave up: " + e.getCause().getMessage(), e);
            }
        }
        return List.copyOf(tallies.values());
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
    }
}
