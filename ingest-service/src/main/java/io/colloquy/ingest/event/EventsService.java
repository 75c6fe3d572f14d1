package io.colloquy.ingest.event;

import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;

/** Takes a request's events in, whatever form they are sent in. Runs on a thread that may block. */
@ApplicationScoped
class EventsService {
    private static final int LONGEST_EVENT = 1024 * 1024;
    private static final long HEAP_OF_A_STREAM = 32L * 1024 * 1024;
    private static final int MOST_STREAMS = 64;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final EventLog log;
    private final EventMetrics metrics;
    private final WholeBodies bodies;
    private final Semaphore streams =
            new Semaphore((int) Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_OF_A_STREAM, 2, MOST_STREAMS));

    EventsService(EventLog log, EventMetrics metrics, WholeBodies bodies) {
        this.log = log;
        this.metrics = metrics;
        this.bodies = bodies;
    }

    /**
     * Reads the body to its end and answers what is committed.
     *
     * @param headers of the request; looked at in binary mode alone
     * @throws HttpProblem 400 if it is one bad event, nothing could be read, or the connection broke (what came whole
     *     before is kept); 413; 503
     */
    EventsReceipt receive(String accountId, BodyForm form, Map<String, String> headers, InputStream body) {
        try {
            return switch (form) {
                case LINES -> lines(accountId, body);
                case ONE -> bodies.read(body, bytes -> one(accountId, bytes));
                case BINARY -> bodies.read(body, bytes -> one(accountId, BinaryEvent.toJson(headers, bytes)));
                case ARRAY, ARRAY_OR_ONE -> bodies.read(body, bytes -> arrayOrOne(accountId, form, bytes));
            };
        } catch (ZipException | EOFException e) {
            BatchPipeline pipeline = pipeline(accountId);
            pipeline.add(brokenEncoding());
            return receipt(accountId, pipeline, false);
        } catch (IOException e) {
            // Nobody is there to read it any more.
            throw Problems.of(Response.Status.BAD_REQUEST, "broken-connection", "The connection broke; send it again");
        }
    }

    private EventsReceipt lines(String accountId, InputStream body) throws IOException {
        awaitTurn();
        try {
            long start = System.nanoTime();
            BatchPipeline pipeline = pipeline(accountId);
            Lines lines = new Lines(body, LONGEST_EVENT);
            boolean whole = addLines(lines, pipeline);
            EventsReceipt receipt = receipt(accountId, pipeline, whole || pipeline.added() > 1);
            metrics.stream(System.nanoTime() - start, lines.nanosReading(), pipeline.nanosWaiting());
            return receipt;
        } finally {
            streams.release();
        }
    }

    /** Who comes while others stream waits, and its socket with it: nothing of it is in memory meanwhile. */
    private void awaitTurn() {
        try {
            if (!streams.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw WholeBodies.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WholeBodies.busy();
        }
    }

    /** Whether the stream came to its end. */
    private static boolean addLines(Lines lines, BatchPipeline pipeline) throws IOException {
        try {
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.isCut()) {
                    pipeline.add(tooLarge(line.bytes(), line.length()));
                } else if (!line.isBlank()) {
                    pipeline.add(EventReader.read(line.bytes(), Instant.now()));
                }
            }
            return true;
        } catch (ZipException | EOFException e) {
            pipeline.add(brokenEncoding());
            return false;
        } catch (IOException e) {
            pipeline.finish();
            throw e;
        }
    }

    private EventsReceipt arrayOrOne(String accountId, BodyForm form, byte[] body) {
        boolean array = first(body) == '[';
        if (!array && form == BodyForm.ARRAY_OR_ONE) {
            return one(accountId, body);
        }
        BatchPipeline pipeline = pipeline(accountId);
        if (!array) {
            pipeline.add(rejected("not_an_array", "must be a JSON array", ByteBuffer.wrap(body)));
            return receipt(accountId, pipeline, false);
        }
        Elements elements = new Elements(body);
        for (ByteBuffer element = elements.next(); element != null; element = elements.next()) {
            pipeline.add(read(element));
        }
        boolean anyRead = pipeline.added() > 0;
        if (elements.rest() != null) {
            pipeline.add(rejected("broken_array", "breaks off: the array does not end", elements.rest()));
        }
        return receipt(accountId, pipeline, elements.rest() == null || anyRead);
    }

    private EventsReceipt one(String accountId, byte[] body) {
        BatchPipeline pipeline = pipeline(accountId);
        ReadEvent read = read(ByteBuffer.wrap(body));
        pipeline.add(read);
        EventsReceipt receipt = receipt(accountId, pipeline, true);
        if (read instanceof ReadEvent.Rejected(RejectedEvent event)) {
            throw badEvent(event);
        }
        return receipt;
    }

    private static ReadEvent read(ByteBuffer raw) {
        return raw.remaining() > LONGEST_EVENT ? tooLarge(raw, raw.remaining()) : EventReader.read(raw, Instant.now());
    }

    private EventsReceipt receipt(String accountId, BatchPipeline pipeline, boolean readable) {
        Tally tally = pipeline.finish();
        if (!readable) {
            throw Problems.invalid("body", pipeline.errors().getFirst().detail());
        }
        return new EventsReceipt(
                tally.received(),
                tally.accepted(),
                tally.duplicates(),
                tally.quarantined(),
                pipeline.errors(),
                log.watermark(accountId).await().indefinitely());
    }

    private BatchPipeline pipeline(String accountId) {
        return new BatchPipeline(batch -> log.append(accountId, batch));
    }

    private static ReadEvent brokenEncoding() {
        return rejected("broken_encoding", "is not valid gzip from here on", ByteBuffer.allocate(0));
    }

    private static ReadEvent tooLarge(ByteBuffer raw, long length) {
        String message = "has %d bytes, more than the %d that an event may have".formatted(length, LONGEST_EVENT);
        return rejected("event_too_large", message, raw);
    }

    private static ReadEvent rejected(String code, String message, ByteBuffer raw) {
        boolean cut = raw.remaining() > LONGEST_EVENT;
        ByteBuffer kept = raw.slice(raw.position(), Math.min(raw.remaining(), LONGEST_EVENT));
        String kind = cut || code.equals("event_too_large")
                ? message + "; its first " + kept.remaining() + " are kept"
                : message;
        return new ReadEvent.Rejected(
                new RejectedEvent(code, List.of(new Violation("body", kind)), null, null, BodyForm.CLOUD_EVENT, kept));
    }

    private static HttpProblem badEvent(RejectedEvent event) {
        return Problems.builder(
                        Response.Status.BAD_REQUEST,
                        "invalid-input",
                        "Correct the fields named in violations; the event is kept in quarantine")
                .with("code", event.code())
                .with("violations", event.violations())
                .build();
    }

    /** The first byte that is no space; a zero byte if there is none. */
    private static byte first(byte[] body) {
        for (byte b : body) {
            if (!Lines.isJsonSpace(b)) {
                return b;
            }
        }
        return 0;
    }
}
