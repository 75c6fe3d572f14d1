package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.stack.PostgresServer;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What cannot be derived is dumped and loaded into an empty database, and the rest is rebuilt: it is all there again. */
@Command(
        name = "bench-restore",
        hidden = true,
        description = "Restores an installation from a dump of what cannot be derived, and compares every table.")
public final class RestoreCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String ACCOUNT = "full";
    private static final String BEFORE = "colloquy_before";

    @Mixin
    private BenchOptions options;

    @Option(names = "--events", paramLabel = "N", defaultValue = "100000", description = "Default: 100000.")
    private int events;

    @Option(
            names = "--programs",
            paramLabel = "DIR",
            description =
                    "Where pg_dump and psql of PostgreSQL 18 are, to dump and load with them as an operator does; by"
                            + " default COPY through the driver does, for this machine may not have them.")
    private Path programs;

    @Override
    public Integer call() throws IOException, SQLException {
        Verdict verdict = new Verdict();
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class));
                FullAccount account = new FullAccount(stack, stack.newAccount(ACCOUNT))) {
            say("Filling an account, %,d events among it", events);
            fill(stack, account);
            State before = State.of(stack, account);
            verdict.check(
                    before.emptyTables().isEmpty(), "every table to be kept has rows", "%s", before.emptyTables());
            verdict.check(
                    before.forgotten().isEmpty(),
                    "every table is kept, or derived, or a queue",
                    "%s",
                    before.forgotten());

            say("Stopping the services, dumping");
            stop(stack);
            Path dump = Files.createDirectory(stack.directory().resolve("dump"));
            long start = System.nanoTime();
            dump(stack, dump);
            double dumped = seconds(start);

            say("An empty database, migrated");
            renewDatabase(stack);
            stack.startReplica(Service.INGEST, 1);
            stack.stopReplica(Service.INGEST, 1);

            say("Loading");
            start = System.nanoTime();
            load(stack, dump);
            double loaded = seconds(start);
            compareKept(stack, verdict);
            start(stack);

            say("Rebuilding what is derived");
            start = System.nanoTime();
            rebuild(stack, account);
            say("%.1f s to dump, %.1f s to load, %.1f s to rebuild", dumped, loaded, seconds(start));
            State after = State.of(stack, account);
            DerivedTables.compare(before.derived(), after.derived(), verdict);
            verdict.check(
                    before.books().equals(after.books()),
                    "the books are the same",
                    "%,d received",
                    after.books().path("received").asLong());
            verdict.check(before.file().equals(after.file()), "the file is the same", "SHA-256 %s", after.file());
            goOn(stack, account, after.books(), verdict);
            return verdict.exitCode(stack);
        }
    }

    private void fill(TemporaryStack stack, FullAccount account) throws IOException {
        account.furnish();
        send(stack, account);
        LogAudit.awaitFacts(stack, account.key());
    }

    private void send(TemporaryStack stack, FullAccount account) throws IOException {
        try (EventSender sender = new EventSender(stack.addresses().ingest(), account.key())) {
            sender.send(MadeUpEvents.lines(events, options.seed(), 30));
        }
    }

    /** What there is, at a moment at which nothing goes on. */
    private record State(
            List<String> emptyTables,
            List<String> forgotten,
            Map<String, DerivedTables.Content> derived,
            JsonNode books,
            String file) {

        static State of(TemporaryStack stack, FullAccount account) throws IOException, SQLException {
            // The file first: its job is a row too.
            String file = account.file(stack.directory());
            try (Connection all = stack.openAsSuperuser(PostgresServer.DATABASE)) {
                KeptTables tables = new KeptTables(all);
                return new State(
                        tables.empty(),
                        tables.forgotten(),
                        new DerivedTables(all).read(ACCOUNT),
                        account.books(),
                        file);
            }
        }
    }

    private void dump(TemporaryStack stack, Path directory) throws IOException, SQLException {
        if (programs == null) {
            try (Connection database = stack.openAsSuperuser(PostgresServer.DATABASE)) {
                new KeptTables(database).dump(directory);
            }
        } else {
            new DumpPrograms(programs, stack.superuserVariables()).dump(KeptTables.ALL, directory.resolve("kept.sql"));
        }
    }

    private void load(TemporaryStack stack, Path directory) throws IOException, SQLException {
        if (programs == null) {
            try (Connection database = stack.openAsSuperuser(PostgresServer.DATABASE)) {
                new KeptTables(database).load(directory);
            }
        } else {
            new DumpPrograms(programs, stack.superuserVariables()).load(directory.resolve("kept.sql"));
        }
    }

    /** The database as it was keeps another name. */
    private static void renewDatabase(TemporaryStack stack) throws SQLException {
        try (Connection server = stack.openAsSuperuser("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("ALTER DATABASE " + PostgresServer.DATABASE + " RENAME TO " + BEFORE);
            statement.execute("CREATE DATABASE " + PostgresServer.DATABASE + " OWNER " + PostgresServer.ROLE);
        }
    }

    private static void compareKept(TemporaryStack stack, Verdict verdict) throws SQLException {
        try (Connection before = stack.openAsSuperuser(BEFORE);
                Connection now = stack.openAsSuperuser(PostgresServer.DATABASE)) {
            Map<String, String> digests = new KeptTables(now).digests();
            for (var entry : new KeptTables(before).digests().entrySet()) {
                String table = entry.getKey();
                verdict.check(
                        entry.getValue().equals(digests.get(table)),
                        table,
                        "%,d rows",
                        new Counts(now).count("SELECT count(*) FROM " + table));
            }
        }
    }

    private static void stop(TemporaryStack stack) {
        for (Service service : Service.values()) {
            stack.stopReplica(service, 1);
        }
    }

    private static void start(TemporaryStack stack) {
        for (Service service : Service.values()) {
            stack.startReplica(service, 1);
        }
    }

    private static void rebuild(TemporaryStack stack, FullAccount account) {
        Rebuilding rebuilding = new Rebuilding(stack.addresses().report(), account.key());
        rebuilding.start(PATIENCE);
        rebuilding.awaitEnd(PATIENCE);
        LogAudit.awaitFacts(stack, account.key());
    }

    /** What was there is known, and numbers go on: each table with numbers of its own gets another row. */
    private void goOn(TemporaryStack stack, FullAccount account, JsonNode before, Verdict verdict) throws IOException {
        send(stack, account);
        account.sendOdd();
        JsonNode after = account.books();
        long known =
                after.path("duplicates").asLong() - before.path("duplicates").asLong();
        verdict.check(known >= events, "what is sent again is known", "%,d of %,d", known, events);
        long bad =
                after.path("quarantined").asLong() - before.path("quarantined").asLong();
        verdict.check(bad == 1, "what comes next gets numbers of its own", "%d more in quarantine", bad);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
