package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.event.OutgoingEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends the rows of files as events, in requests that are each repeated until they are acknowledged: a service that is
 * away for a while is waited for, and what arrived before is recognised as a duplicate.
 */
public final class HistoryImport {
    private static final int EVENTS_A_REQUEST = 10_000;
    private static final int MOST_TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Mapping mapping;
    private final CsvDialect dialect;
    private final ImportJournal journal;
    private final ApiClient ingest;
    private final PrintStream out;
    private final Refusals refusals = new Refusals();
    private final AtomicLong rows = new AtomicLong();
    private long refusedRows;
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
     * What became of the files.
     *
     * @param rows read
     * @param refusedRows of which no event could be made
     * @param received sent events, which are accepted, duplicate or quarantined
     */
    public record Result(
            long rows, long refusedRows, long received, long accepted, long duplicates, long quarantined) {}

    /**
     * @param mapping the mapping's file
     * @param journal how far an earlier run came
     * @throws PlainFailure when the mapping cannot be used
     */
    public HistoryImport(Path mapping, Overrides overrides, ImportJournal journal, ApiClient ingest, PrintStream out) {
        this.mapping = Mapping.read(mapping, overrides.zone());
        this.dialect = this.mapping.dialect().with(overrides.delimiter(), overrides.encoding());
        this.journal = journal;
        this.ingest = ingest;
        this.out = out;
    }

    /** How many rows were read so far; may be asked while the import runs. */
    public long rows() {
        return rows.get();
    }

    /**
     * Imports the files, table by table in the order of the mapping. Refused rows do not stop it; a file or a service that
     * cannot be used does.
     */
    public Result run(List<Path> files) {
        for (int table = 0; table < mapping.tables().size(); table++) {
            for (Path file : files) {
                run(table, file);
            }
        }
        journal.finish();
        return new Result(rows.get(), refusedRows, received, accepted, duplicates, quarantined);
    }

    /** What was refused, by us and by the service, in words. */
    public List<String> refusals() {
        return refusals.describe();
    }

    private void run(int table, Path file) {
        TableMapping rules = mapping.tables().get(table);
        try {
            Optional<RowSource> source = mapping.format().open(file, dialect, rules);
            if (source.isPresent()) {
                try (RowSource found = source.get()) {
                    new Run(table, file, rules, found).run();
                }
            }
        } catch (IOException e) {
            throw new PlainFailure("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** One table of one file. */
    private final class Run {
        private final int table;
        private final Path file;
        private final TableMapping rules;
        private final RowSource source;
        private final long acknowledged;
        private Batch batch = new Batch(EVENTS_A_REQUEST);
        private long row;

        Run(int table, Path file, TableMapping rules, RowSource source) {
            this.table = table;
            this.file = file;
            this.rules = rules;
            this.source = source;
            this.acknowledged = journal.acknowledged(table, file);
        }

        void run() {
            if (!source.missing().isEmpty()) {
                out.println("Not in " + file.getFileName() + ", so left out: " + String.join(", ", source.missing()));
            }
            if (acknowledged > 0) {
                out.printf(
                        Locale.ROOT, "%s: its first %,d rows have arrived already%n", file.getFileName(), acknowledged);
            }
            while (addNext()) {
                rows.incrementAndGet();
            }
            send(row);
        }

        private boolean addNext() {
            try {
                Row next = source.next();
                if (next == null) {
                    return false;
                }
                row++;
                List<OutgoingEvent> events = rules.apply(next);
                if (row > acknowledged) {
                    add(events, next.line());
                }
            } catch (RowRefused refused) {
                refusedRows++;
                refusals.add(refused.reason(), source.line(), refused.getMessage());
            }
            return true;
        }

        private void add(List<OutgoingEvent> events, long line) {
            for (OutgoingEvent event : events) {
                if (batch.isFull()) {
                    // Of this row more is to come.
                    send(row - 1);
                }
                batch.add(event, line);
            }
        }

        private void send(long wholeRows) {
            if (batch.size() > 0) {
                book(acknowledged(batch), batch);
                journal.acknowledge(table, file, wholeRows);
                batch = new Batch(EVENTS_A_REQUEST);
            }
        }
    }

    private void book(JsonNode answer, Batch batch) {
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
