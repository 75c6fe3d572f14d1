package io.colloquy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.event.EventLineStream;
import io.colloquy.local.seed.SeedPlan;
import io.colloquy.local.seed.Traffic;
import io.colloquy.local.stack.Addresses;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "seed",
        description = {
            "Send made-up, lifelike traffic to the running installation.",
            "The same options make the same events, to the byte."
        },
        footer = {
            "",
            "Examples:",
            "  ./colloquy seed --conversations 2000 --seed 1",
            "  ./colloquy seed --conversations 50000 --seed 7 --days 90 --out events.ndjson"
        })
final class SeedCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions installation;

    @Option(names = "--conversations", paramLabel = "N", required = true, description = "How many conversations.")
    private int conversations;

    @Option(names = "--seed", paramLabel = "S", required = true, description = "Another number, other traffic.")
    private long seed;

    @Option(
            names = "--days",
            paramLabel = "D",
            defaultValue = "30",
            description = "Over how many days they open (default: 30).")
    private int days;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "When it ends (default: 2026-03-31T00:00:00Z, whatever day it is).")
    private Instant until = SeedPlan.DEFAULT_UNTIL;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the events there instead of sending them.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        if (conversations < 1 || days < 1) {
            throw new PlainFailure("--conversations and --days must be at least 1.");
        }
        SeedPlan plan = new SeedPlan(conversations, seed, days, until);
        if (file != null) {
            write(plan);
            return 0;
        }
        JsonNode totals = send(plan, installation.addresses(), System.out);
        return totals.path("quarantined").asLong() == 0 ? 0 : 1;
    }

    /** Sends the plan's traffic as one stream and shows progress and totals. Returns the service's answer. */
    static JsonNode send(SeedPlan plan, Addresses addresses, PrintStream out) {
        out.println("Sending " + plan.conversations() + " conversations of " + plan.days() + " days to "
                + addresses.ingest());
        EventLineStream lines = new EventLineStream(new Traffic(plan));
        try (ApiClient ingest = new ApiClient(addresses.ingest(), addresses.adminKey())) {
            ApiClient.Answer answer = Progress.during(() -> ingest.postEvents(lines), "events", lines::count, out);
            JsonNode totals = answer.success("Sending");
            out.println(Totals.describe(totals));
            return totals;
        }
    }

    private void write(SeedPlan plan) throws IOException {
        EventLineStream lines = new EventLineStream(new Traffic(plan));
        try (OutputStream target = Files.newOutputStream(file)) {
            Progress.during(() -> lines.transferTo(target), "events", lines::count, System.out);
        }
    }

    /** An instant as it is written in the API. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("must be like 2026-03-31T00:00:00Z, not '" + value + "'");
            }
        }
    }
}
