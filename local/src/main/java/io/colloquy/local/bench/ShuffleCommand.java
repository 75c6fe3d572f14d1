package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.api.Watermark;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R4: a month in order, and the same month shuffled, tripled and from four sides; the facts are equal. */
@Command(
        name = "bench-shuffle",
        hidden = true,
        description = "The same events in order, and shuffled, tripled, split over producers: the same facts?")
public final class ShuffleCommand implements Callable<Integer> {
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(60);
    private static final int DAYS = 30;
    private static final String ORDERED = "ordered";
    private static final String SHUFFLED = "shuffled";
    private static final int LINES_OF_REQUEST = 10_000;
    /** What says when something came here; it differs as it should. */
    private static final Set<String> FROM_RECEIPT = Set.of("collected_at", "processed_at", "received_at");

    /** The raw log is in the order of receipt, which is what differs. */
    private static final String LOG = "events";

    /** What names the account that an agent is of: as a rule the rows' own, and here are two. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of(
            "account_id",
            "assigned_agent_account_id",
            "assigned_agent_account_name",
            "last_agent_account_id",
            "last_agent_account_name");

    @Mixin
    private BenchOptions options;

    @Option(names = "--events", paramLabel = "N", defaultValue = "100000", description = "Default: 100000.")
    private int events;

    @Option(names = "--times", paramLabel = "N", defaultValue = "3", description = "How often each comes (default: 3).")
    private int times;

    @Option(names = "--producers", paramLabel = "N", defaultValue = "4", description = "At once (default: 4).")
    private int producers;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class))) {
            Path file = stack.directory().resolve("events.ndjson");
            MadeUpEvents.write(file, events, options.seed(), DAYS);
            String ordered = stack.newAccount(ORDERED);
            String shuffled = stack.newAccount(SHUFFLED);
            try (EventFile lines = new EventFile(file)) {
                System.out.printf(Locale.ROOT, "Sending %,d events in order%n", lines.size());
                try (EventSender sender = new EventSender(stack.addresses().ingest(), ordered)) {
                    sender.send(lines);
                }
                System.out.printf(
                        Locale.ROOT, "Sending them %d times, shuffled, by %d producers at once%n", times, producers);
                sendShuffled(stack, shuffled, lines.shuffled(times, new Random(options.seed())));
            }
            return compare(stack, ordered, shuffled);
        }
    }

    private void sendShuffled(TemporaryStack stack, String key, List<byte[]> all)
            throws InterruptedException, ExecutionException {
        int share = (all.size() + producers - 1) / producers;
        List<Callable<Void>> work = new ArrayList<>();
        for (int from = 0; from < all.size(); from += share) {
            List<byte[]> part = all.subList(from, Math.min(all.size(), from + share));
            work.add(() -> {
                try (EventSender sender = new EventSender(stack.addresses().ingest(), key)) {
                    for (int i = 0; i < part.size(); i += LINES_OF_REQUEST) {
                        sender.send(part.subList(i, Math.min(part.size(), i + LINES_OF_REQUEST)));
                    }
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(producers)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    private int compare(TemporaryStack stack, String ordered, String shuffled) throws IOException, SQLException {
        Verdict verdict = new Verdict();
        balance(stack, "ordered", ordered, events, verdict);
        balance(stack, "shuffled", shuffled, (long) events * times, verdict);
        System.out.println("Waiting until all of it is worked out");
        for (String key : List.of(ordered, shuffled)) {
            try (ApiClient report = new ApiClient(stack.addresses().report(), key)) {
                new Watermark(report).await(Instant.now(), LONGEST_CATCH_UP);
            }
        }
        try (Connection database = stack.openDatabase()) {
            DerivedTables tables = new DerivedTables(database);
            DerivedTables.compare(tables.read(ORDERED), tables.read(SHUFFLED), verdict);
        }
        for (Dataset dataset : datasets(stack, ordered)) {
            Path one = export(stack, ordered, dataset, "ordered");
            Path other = export(stack, shuffled, dataset, "shuffled");
            long differing = Files.mismatch(one, other);
            verdict.check(
                    differing < 0 && Files.size(one) > 0,
                    dataset.id() + ", " + dataset.columns().size() + " columns, the same bytes",
                    differing < 0 ? "%,d" : "other from byte %2$,d of %1$,d",
                    Files.size(one),
                    differing);
        }
        return verdict.exitCode();
    }

    private void balance(TemporaryStack stack, String name, String key, long sent, Verdict verdict) {
        try (ApiClient ingest = new ApiClient(stack.addresses().ingest(), key)) {
            JsonNode books = ingest.get("/v1/ledger").success("The ledger");
            // A request that was sent again counts again.
            verdict.check(
                    books.path("accepted").asLong() == events
                            && books.path("received").asLong() >= sent
                            && books.path("quarantined").asLong() == 0,
                    name + ", each accepted once",
                    "%,d accepted of %,d received",
                    books.path("accepted").asLong(),
                    books.path("received").asLong());
        }
    }

    /** A dataset that is a table, and those of its columns that do not come from receipt. */
    private record Dataset(String id, List<String> columns) {

        /**
         * All of the month, but slots of a day: a row is a chat held whenever another one comes or goes, so twice the chats of
         * the same agents are four times the rows.
         */
        Map<String, String> range() {
            return id.equals("slots")
                    ? Map.of("from", "2026-03-15", "to", "2026-03-16")
                    : Map.of("from", "2026-01-01", "to", "2026-06-01");
        }
    }

    private static List<Dataset> datasets(TemporaryStack stack, String key) {
        List<Dataset> datasets = new ArrayList<>();
        try (ApiClient export = new ApiClient(stack.addresses().export(), key)) {
            JsonNode answer = export.get("/v1/datasets").success("The datasets");
            for (JsonNode dataset : answer.path("datasets")) {
                if (dataset.path("id").asText().equals(LOG)) {
                    continue;
                }
                List<String> columns = new ArrayList<>();
                for (JsonNode column : dataset.path("columns")) {
                    String id = column.path("id").asText();
                    if (!FROM_RECEIPT.contains(id) && !OF_THE_ACCOUNT.contains(id)) {
                        columns.add(id);
                    }
                }
                if (!columns.isEmpty()) {
                    datasets.add(new Dataset(dataset.path("id").asText(), columns));
                }
            }
        }
        if (datasets.isEmpty()) {
            throw new PlainFailure("export-service has no datasets.");
        }
        return datasets;
    }

    private static Path export(TemporaryStack stack, String key, Dataset dataset, String name) {
        Path file = stack.directory().resolve(dataset.id() + "-" + name + ".csv");
        try (ApiClient export = new ApiClient(stack.addresses().export(), key)) {
            ExportRun run = ExportRun.queue(
                    export,
                    Map.of(
                            "dataset", dataset.id(),
                            "format", "csv",
                            "range", dataset.range(),
                            "timezone", "UTC",
                            "columns", dataset.columns()));
            run.follow(state -> {});
            run.download(file);
        }
        return file;
    }
}
