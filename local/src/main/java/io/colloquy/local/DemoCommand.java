package io.colloquy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.api.Watermark;
import io.colloquy.local.seed.SeedPlan;
import io.colloquy.local.stack.Addresses;
import io.colloquy.local.stack.DataDirectory;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Programs;
import io.colloquy.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Start everything, send 2,000 made-up conversations, show a report, export a file.",
            "Uses what is running, else stops at the end what it started. Running it twice adds nothing."
        },
        footer = {"", "Example:", "  ./colloquy demo"})
final class DemoCommand implements Callable<Integer> {
    private static final SeedPlan PLAN = new SeedPlan(2_000, 1, 30, SeedPlan.DEFAULT_UNTIL);
    private static final String FROM = "2026-03-01";
    private static final String TO = "2026-04-01";
    private static final List<String> COLUMNS = List.of(
            "conversation_id",
            "opened_at",
            "opened_channel",
            "opened_source",
            "status",
            "first_response_time",
            "resolution_time",
            "message_count");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int FIRST_LINES = 6;

    @Mixin
    private InstallationOptions installation;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = "As with up, when it has to start everything (default: 8080).")
    private int portBase;

    @Override
    public Integer call() throws IOException {
        DataDirectory data = installation.data();
        PrintStream out = System.out;
        Optional<Addresses> running = Stack.running(data);
        if (running.isPresent()) {
            out.println("1. Using what runs on " + data.root());
            show(running.get(), data, out);
            return 0;
        }
        out.println("1. Starting everything");
        Stack stack = new Stack(Programs.jars(InstallationOptions.home()), data, new Ports(portBase), out);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        try {
            show(stack.start(), data, out);
        } finally {
            stack.close();
        }
        out.println("./colloquy up starts it again, with this data; ./colloquy --help says what else there is.");
        return 0;
    }

    private static void show(Addresses addresses, DataDirectory data, PrintStream out) throws IOException {
        out.println("\n2. Sending made-up traffic");
        SeedCommand.send(PLAN, addresses, out);

        out.println("\n3. Waiting until all of it is worked out");
        try (ApiClient report = new ApiClient(addresses.report(), addresses.adminKey())) {
            new Watermark(report).await(Instant.now(), LONGEST_WAIT);
            out.println("\n4. The report 'conversations'");
            String query = "?from=" + FROM + "&to=" + TO + "&timezone=UTC&interval=week";
            JsonNode answer = report.get("/v1/reports/conversations" + query).success("The report");
            new ReportText(out).print(answer);
        }

        out.println("\n5. Exporting the conversations");
        try (ApiClient export = new ApiClient(addresses.export(), addresses.adminKey())) {
            export(export, data.root().resolve("demo-conversations.csv"), out);
        }
    }

    private static void export(ApiClient export, Path target, PrintStream out) throws IOException {
        Map<String, ?> request = Map.of(
                "dataset", "conversations",
                "format", "csv",
                "range", Map.of("from", FROM, "to", TO),
                "timezone", "UTC",
                "columns", COLUMNS,
                "name", "demo-conversations");
        ExportRun run = ExportRun.queue(export, request);
        JsonNode job = run.follow(state -> out.printf(
                "  %s, %d rows%n",
                state.path("state").asText(), state.path("rowsDone").asLong()));
        run.download(target);
        out.println("  " + target + " (" + job.path("rowsDone").asLong() + " rows, "
                + job.path("bytes").asLong() + " bytes)");
        try (Stream<String> lines = Files.lines(target)) {
            lines.limit(FIRST_LINES).forEach(line -> out.println("  " + line));
        }
        out.println();
    }
}
