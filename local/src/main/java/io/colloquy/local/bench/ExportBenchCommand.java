package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.InstallationOptions;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.1, P5: conversations with all columns as a file, beside COPY of the same select and a script for Node.js. */
@Command(
        name = "bench-export",
        hidden = true,
        description =
                "Exports of conversations as CSV, XLSX and Parquet against COPY and a Node.js script, with memory.")
public final class ExportBenchCommand implements Callable<Integer> {
    private static final double CSV_BAR = 0.9;
    private static final double XLSX_BAR = 0.25;
    private static final long LARGEST_RESIDENT = 400_000_000;
    private static final int FEW = 10_000;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Default: 100000; P5: 1000000, and 10000000 for the memory.")
    private int conversations;

    @Option(
            names = "--bare",
            paramLabel = "N",
            defaultValue = "0",
            description = "So many more without values, exported with three columns, for the memory of very many rows;"
                    + " the memory rule: 10000000.")
    private int bare;

    private record Made(double seconds, long bytes, long rows, long peakBytes) {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        try (TemporaryStack stack =
                        new TemporaryStack(options, Set.of(Service.INGEST, Service.REPORT, Service.EXPORT));
                Connection database = stack.openDatabase()) {
            MadeUpFacts facts = new MadeUpFacts(database);
            String fewKey = stack.newAccount("few");
            String manyKey = stack.newAccount("many");
            say("Writing %,d and %,d conversations%n", FEW, conversations);
            facts.write("few", FEW);
            facts.write("many", conversations);
            String bareKey = stack.newAccount("bare");
            if (bare > 0) {
                say("Writing %,d bare ones%n", bare);
                facts.writeBare("bare", bare);
            }
            try (ApiClient few = new ApiClient(stack.addresses().export(), fewKey);
                    ApiClient many = new ApiClient(stack.addresses().export(), manyKey);
                    ApiClient ofBare = new ApiClient(stack.addresses().export(), bareKey)) {
                return measure(stack, database, few, many, ofBare);
            }
        }
    }

    private int measure(TemporaryStack stack, Connection database, ApiClient few, ApiClient many, ApiClient ofBare)
            throws IOException, SQLException, InterruptedException {
        JsonNode columns =
                many.get("/v1/datasets").success("Listing the datasets").at("/datasets/0/columns");
        ExportPeers peers = new ExportPeers(database, "many", columns);
        say("%,d columns, %d processors%n", columns.size(), Runtime.getRuntime().availableProcessors());

        Made warm = export(stack, few, "csv");
        Made csvOfFew = export(stack, few, "csv");
        print("CSV of few", csvOfFew);
        ExportPeers.Made copy = peers.copy(stack.directory().resolve("copy.csv"));
        say(
                "  %-12s %8.1f s %,12.0f rows/s %,14.0f bytes/s%n",
                "COPY", copy.seconds(), conversations / copy.seconds(), copy.bytes() / copy.seconds());
        Made csv = export(stack, many, "csv");
        print("CSV", csv);
        Made xlsx = export(stack, many, "xlsx");
        print("XLSX", xlsx);
        Made parquet = export(stack, many, "parquet");
        print("Parquet", parquet);
        Made ndjson = export(stack, many, "ndjson");
        print("NDJSON", ndjson);
        List<Made> made = new ArrayList<>(List.of(warm, csvOfFew, csv, xlsx, parquet, ndjson));
        if (bare > 0) {
            for (String format : List.of("csv", "xlsx")) {
                Made ofThreeColumns = export(
                        stack, ofBare, format, Map.of("columns", List.of("conversation_id", "opened_at", "status")));
                print(format.toUpperCase(Locale.ROOT) + " of bare", ofThreeColumns);
                made.add(ofThreeColumns);
            }
        }
        Path script = InstallationOptions.home().resolve("bench/export-peer/export.mjs");
        Optional<ExportPeers.Made> node =
                peers.node(script, stack.directory().resolve("node.csv"), stack.databaseVariables());
        if (node.isPresent()) {
            print(
                    "Node.js",
                    new Made(
                            node.get().seconds(),
                            node.get().bytes(),
                            conversations,
                            node.get().peakBytes()));
        } else {
            say("  %-12s not run: npm install in bench/export-peer fetches what it needs%n", "Node.js");
        }

        Verdict verdict = new Verdict();
        double ratio = csv.bytes() / csv.seconds() / (copy.bytes() / copy.seconds());
        verdict.check(ratio >= CSV_BAR, "CSV against COPY", "%.2f of its bytes/s, at least %.1f", ratio, CSV_BAR);
        double sheets = csv.seconds() / xlsx.seconds();
        verdict.check(sheets >= XLSX_BAR, "XLSX against CSV", "%.2f of its rows/s, at least %.2f", sheets, XLSX_BAR);
        long peak = made.stream().mapToLong(Made::peakBytes).max().orElseThrow();
        verdict.check(peak < LARGEST_RESIDENT, "peak resident", "%,d MB, less than 400 MB", peak / 1_000_000);
        return verdict.exitCode();
    }

    /** Time is that of the worker, without the waiting for the facts and for its turn. */
    private static Made export(TemporaryStack stack, ApiClient client, String format) {
        return export(stack, client, format, Map.of());
    }

    private static Made export(TemporaryStack stack, ApiClient client, String format, Map<String, ?> more) {
        ResidentMemory memory =
                new ResidentMemory(stack.process(Service.EXPORT).orElseThrow().pid());
        memory.reset();
        Map<String, Object> request = new HashMap<>(more);
        request.put("dataset", "conversations");
        request.put("format", format);
        request.put("range", Map.of("from", "2026-03-01", "to", "2026-04-01"));
        JsonNode job = ExportRun.queue(client, request).follow(progress -> {});
        Duration took = Duration.between(
                Instant.parse(job.path("startedAt").asText()),
                Instant.parse(job.path("finishedAt").asText()));
        if (job.path("rowsDone").asLong() == 0) {
            throw new PlainFailure("The file is empty.");
        }
        return new Made(
                took.toMillis() / 1e3,
                job.path("bytes").asLong(),
                job.path("rowsDone").asLong(),
                memory.peakBytes());
    }

    private static void print(String what, Made made) {
        say(
                "  %-12s %8.1f s %,12.0f rows/s %,14.0f bytes/s, resident %,d MB%n",
                what,
                made.seconds(),
                made.rows() / made.seconds(),
                made.bytes() / made.seconds(),
                made.peakBytes() / 1_000_000);
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
