package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** A client that sends a request again until it is answered, as every producer has to. */
final class EventSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ApiClient ingest;
    private long retries;

    EventSender(String base, String key) {
        this.ingest = new ApiClient(base, key);
    }

    /** Sends the lines as one stream; the answer that came in the end. */
    JsonNode send(List<byte[]> lines) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            String why;
            try {
                ApiClient.Answer answer = ingest.postEvents(new Joined(lines.iterator()));
                // A connection that breaks may still be answered, by whoever is left of the service.
                if (answer.status() < 500 && answer.status() != 400) {
                    return answer.success("Sending");
                }
                why = answer.explanation();
            } catch (ApiClient.Unreachable e) {
                why = e.getMessage();
            }
            if (Instant.now().isAfter(end)) {
                throw new PlainFailure("Sending fails again and again: " + why);
            }
            retries++;
            pause();
        }
    }

    /** How often something was sent again. */
    long retries() {
        return retries;
    }

    @Override
    public void close() {
        ingest.close();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }

    /** Lines one after the other, without a copy of all of them. */
    private static final class Joined extends InputStream {
        private final Iterator<byte[]> lines;
        private byte[] line = {};
        private int position;

        Joined(Iterator<byte[]> lines) {
            this.lines = lines;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int written = 0;
            while (written < length && next()) {
                int n = Math.min(length - written, line.length - position);
                System.arraycopy(line, position, target, offset + written, n);
                position += n;
                written += n;
            }
            return written == 0 && length > 0 ? -1 : written;
        }

        private boolean next() {
            while (position == line.length && lines.hasNext()) {
                line = lines.next();
                position = 0;
            }
            return position < line.length;
        }
    }
}
