package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.event.OutgoingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends the rows of a file as events, in requests that are each repeated until they are acknowledged: a service that is
 * away for a while is waited for, and what arrived before is recognised as a duplicate.
 */
public final class CsvImport {
    private static final int EVENTS_A_REQUEST = 10_000;
    private static final int MOST_TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Mapping mapping;
    private final CsvDialect dialect;
    private final ApiClient ingest;
    private final PrintStream out;
    private final Refusals refusals = new Refusals();
    private final AtomicLong rows = new AtomicLong();
    private long received;
    private long accepted;
    private long duplicates;
    private long quarantined;

    /**
     * How a file differs from what its mapping says; empty where it does not.
     *
     * @param delimiter between the cells
     * @param encoding of the file
     * @param zone of times that say none
     */
    public record Overrides(Optional<Character> delimiter, Optional<Charset> encoding, Optional<ZoneId> zone) {
        /** None. */
        public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What became of the file.
     *
     * @param rows read
     * @param refusedRows of which no event could be made
     * @param received sent events, which are accepted, duplicate or quarantined
     */
    public record Result(
            long rows, long refusedRows, long received, long accepted, long duplicates, long quarantined) {}

    /**
     * @param mapping the mapping's file
     * @throws PlainFailure when the mapping cannot be used
     */
    public CsvImport(Path mapping, Overrides overrides, ApiClient ingest, PrintStream out) {
        this.mapping = Mapping.read(mapping, overrides.zone());
        this.dialect = this.mapping.dialect().with(overrides.delimiter(), overrides.encoding());
        this.ingest = ingest;
        this.out = out;
    }

    /** How many rows were read so far; may be asked while the import runs. */
    public long rows() {
        return rows.get();
    }

    /** Imports the file. Refused rows do not stop it; a file or a service that cannot be used does. */
    public Result run(Path file) {
        long refusedRows = 0;
        try (InputStream content = Files.newInputStream(file);
                RowReader reader = new RowReader(content, dialect, mapping)) {
            if (!reader.missing().isEmpty()) {
                out.println("Not in the file, so left out: " + String.join(", ", reader.missing()));
            }
            Batch batch = new Batch(EVENTS_A_REQUEST);
            boolean more = true;
            while (more) {
                try {
                    Row row = reader.next();
                    more = row != null;
                    if (more) {
                        batch = add(mapping.apply(row), row.line(), batch);
                    }
                } catch (RowRefused refused) {
                    refusedRows++;
                    refusals.add(refused.reason(), reader.line(), refused.getMessage());
                }
                if (more) {
                    rows.incrementAndGet();
                }
            }
            send(batch);
        } catch (IOException e) {
            throw new PlainFailure("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
        return new Result(rows.get(), refusedRows, received, accepted, duplicates, quarantined);
    }

    /** What was refused, by us and by the service, in words. */
    public List<String> refusals() {
        return refusals.describe();
    }

    private Batch add(List<OutgoingEvent> events, long line, Batch batch) {
        Batch current = batch;
        for (OutgoingEvent event : events) {
            current.add(event, line);
            if (current.isFull()) {
                send(current);
                current = new Batch(EVENTS_A_REQUEST);
            }
        }
        return current;
    }

    private void send(Batch batch) {
        if (batch.size() == 0) {
            return;
        }
        JsonNode answer = acknowledged(batch);
        received += answer.path("received").asLong();
        accepted += answer.path("accepted").asLong();
        duplicates += answer.path("duplicates").asLong();
        long bad = answer.path("quarantined").asLong();
        quarantined += bad;
        for (JsonNode error : answer.path("errors")) {
            int index = error.path("index").asInt();
            refusals.add(
                    "the service: " + error.path("code").asText(),
                    batch.line(index),
                    error.path("detail").asText());
        }
        long unnamed = bad - answer.path("errors").size();
        if (unnamed > 0) {
            refusals.add("the service, without naming them", unnamed);
        }
    }

    private JsonNode acknowledged(Batch batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                ApiClient.Answer answer = ingest.postEvents(batch.content());
                if (answer.status() != 429 && answer.status() != 503) {
                    return answer.success("Sending");
                }
            } catch (ApiClient.Unreachable e) {
                if (attempt == MOST_TRIES) {
                    throw e;
                }
                if (attempt == 1) {
                    out.println("The service does not answer; trying again for a minute");
                }
            }
            if (attempt == MOST_TRIES) {
                throw new PlainFailure("The service is too busy; call again later: what arrived is recognised.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
