package io.colloquy.ingest.event;

import io.colloquy.ingest.event.EventsReceipt.EventError;
import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Cuts a request's events into batches and keeps two of them in the database while the next one is being read. Who adds
 * faster than the database takes waits here, and with them the socket: memory is bounded whatever the length.
 */
final class BatchPipeline {
    private static final int EVENTS = 2_500;
    private static final int BYTES = 1024 * 1024;
    private static final int IN_FLIGHT = 2;
    private static final int ERRORS = 100;

    private final Function<EventBatch, Uni<Tally>> append;
    private final Queue<Sent> inFlight = new ArrayDeque<>(IN_FLIGHT);
    private final List<EventError> errors = new ArrayList<>();
    private List<ValidEvent> events = new ArrayList<>();
    private List<ValidEvent> repeated = new ArrayList<>(0);
    private List<RejectedEvent> rejected = new ArrayList<>();
    private int bytes;
    private long index;
    private long nanosWaiting;
    private Tally tally = Tally.NONE;

    /** A batch on its way, with the keys of its events. */
    private record Sent(Set<UUID> keys, CompletableFuture<Tally> tally) {}

    BatchPipeline(Function<EventBatch, Uni<Tally>> append) {
        this.append = append;
    }

    /** Takes the next event; blocks while the database is behind. */
    void add(ReadEvent read) {
        switch (read) {
            case ReadEvent.Valid(ValidEvent event) -> {
                (isInFlight(event) ? repeated : events).add(event);
                count(event.raw());
            }
            case ReadEvent.Rejected(RejectedEvent event) -> {
                rejected.add(event);
                if (errors.size() < ERRORS) {
                    errors.add(new EventError(index, event.id(), event.code(), event.detail()));
                }
                count(event.raw());
            }
        }
        index++;
        if (events.size() + repeated.size() + rejected.size() >= EVENTS || bytes >= BYTES) {
            send();
        }
    }

    /** How many events were added. */
    long added() {
        return index;
    }

    /** Waits until all is committed. */
    Tally finish() {
        if (!events.isEmpty() || !rejected.isEmpty()) {
            send();
        }
        awaitAll();
        if (!repeated.isEmpty()) {
            send();
            awaitAll();
        }
        return tally;
    }

    /** How long the database was waited for so far. */
    long nanosWaiting() {
        return nanosWaiting;
    }

    /** The first of those that went to quarantine. */
    List<EventError> errors() {
        return List.copyOf(errors);
    }

    private void count(ByteBuffer raw) {
        bytes += raw.remaining();
    }

    private void send() {
        if (inFlight.size() == IN_FLIGHT) {
            await();
        }
        release();
        if (events.isEmpty() && rejected.isEmpty()) {
            awaitAll();
            release();
        }
        EventBatch batch = new EventBatch(events, rejected);
        Set<UUID> keys = HashSet.newHashSet(events.size());
        events.forEach(event -> keys.add(event.key()));
        events = new ArrayList<>(events.size());
        rejected = new ArrayList<>();
        bytes = 0;
        inFlight.add(new Sent(keys, append.apply(batch).subscribeAsCompletionStage()));
    }

    /** Two transactions with one event would wait for each other: it goes when the other is through. */
    private boolean isInFlight(ValidEvent event) {
        for (Sent sent : inFlight) {
            if (sent.keys().contains(event.key())) {
                return true;
            }
        }
        return false;
    }

    private void release() {
        List<ValidEvent> still = new ArrayList<>(0);
        for (ValidEvent event : repeated) {
            (isInFlight(event) ? still : events).add(event);
        }
        repeated = still;
    }

    private void awaitAll() {
        while (!inFlight.isEmpty()) {
            await();
        }
    }

    private void await() {
        long start = System.nanoTime();
        try {
            tally = tally.plus(inFlight.remove().tally().join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            nanosWaiting += System.nanoTime() - start;
        }
    }
}
