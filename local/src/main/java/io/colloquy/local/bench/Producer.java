package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Sends made-up events of one account, each part by whoever is free, and knows what it has sent: the same can be sent
 * once more, to compare.
 */
final class Producer implements AutoCloseable {
    private static final int DAYS = 30;
    private static final Map<String, String> ONE_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    private final ApiClient ingest;
    private final long seed;
    private final int linesOfStream;
    private final AtomicLong parts = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Queue<byte[]> singles = new ConcurrentLinkedQueue<>();

    /**
     * @param ingest where ingest-service answers
     * @param key of the account
     * @param linesOfStream how many events one stream has
     */
    Producer(String ingest, String key, long seed, int linesOfStream) {
        this.ingest = new ApiClient(ingest, key);
        this.seed = seed;
        this.linesOfStream = linesOfStream;
    }

    /** Sends one stream. */
    void sendStream(Tally tally) throws IOException {
        byte[] body = joined(part(parts.getAndIncrement()));
        tally.untilDone(() -> ingest.postEvents(new ByteArrayInputStream(body)));
        sent.addAndGet(linesOfStream);
    }

    /** Sends one event in a request of its own. */
    void sendOne(Tally tally) throws IOException {
        byte[] line = singles.poll();
        if (line == null) {
            singles.addAll(part(parts.getAndIncrement()));
            line = singles.remove();
        }
        byte[] body = line;
        tally.untilDone(() -> ingest.post("/v1/events", body, ONE_EVENT));
        sent.incrementAndGet();
    }

    /** How many different events were acknowledged. */
    long sent() {
        return sent.get();
    }

    /** Sends all of it again to another account, in order. What was drawn for requests that were not sent yet is left out. */
    void sendAgain(EventSender other) throws IOException {
        Set<ByteBuffer> unsent = singles.stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
        for (long part = 0; part < parts.get(); part++) {
            List<byte[]> lines = part(part);
            other.send(lines.stream()
                    .filter(line -> !unsent.contains(ByteBuffer.wrap(line)))
                    .toList());
        }
    }

    /** The ledger of the account. */
    JsonNode books() {
        return ingest.get("/v1/ledger").success("The ledger");
    }

    @Override
    public void close() {
        ingest.close();
    }

    /** Other draws have sources of their own, so every part has events of its own. */
    private List<byte[]> part(long number) throws IOException {
        return MadeUpEvents.lines(linesOfStream, seed * 1_000_000 + number, DAYS);
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(lines.size() * 400);
        lines.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
