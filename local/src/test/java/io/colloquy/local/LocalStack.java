package io.colloquy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.api.Watermark;
import io.colloquy.local.imports.HistoryImport;
import io.colloquy.local.imports.ImportJournal;
import io.colloquy.local.stack.Addresses;
import io.colloquy.local.stack.DataDirectory;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Service;
import io.colloquy.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** The packaged services on an embedded database, as {@code ./colloquy up} starts them, for tests. */
final class LocalStack implements AutoCloseable {
    static final Path HOME =
            Path.of(System.getProperty("colloquy.home", "..")).toAbsolutePath().normalize();
    static final Path MAPPINGS = HOME.resolve("local/mappings");

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private final DataDirectory data;
    private final Stack stack;
    private final Addresses addresses;
    private final Ports ports;

    LocalStack(Path directory) throws IOException {
        this(directory, EnumSet.allOf(Service.class), Map.of());
    }

    /** Only some of the services, ingest-service among them; the others can be started later. */
    LocalStack(Path directory, Set<Service> services) throws IOException {
        this(directory, services, Map.of());
    }

    /** All services, with more variables of the environment than they are told as a rule. */
    LocalStack(Path directory, Map<String, String> variables) throws IOException {
        this(directory, EnumSet.allOf(Service.class), variables);
    }

    private LocalStack(Path directory, Set<Service> services, Map<String, String> variables) throws IOException {
        this.data = new DataDirectory(directory);
        this.ports = new Ports(freeBase());
        this.stack = new Stack(TestedPrograms.of(HOME), data, ports, services, System.out);
        stack.tell(variables);
        this.addresses = stack.start();
    }

    /** The installation itself. */
    Stack stack() {
        return stack;
    }

    Ports ports() {
        return ports;
    }

    /** Where it keeps everything. */
    DataDirectory data() {
        return data;
    }

    Addresses addresses() {
        return addresses;
    }

    static JsonNode json(byte[] body) {
        try {
            return new JsonMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An account of its own, with its admin key. */
    Account newAccount() {
        String id = "test-" + ACCOUNTS.incrementAndGet();
        try (ApiClient root = new ApiClient(addresses.ingest(), addresses.rootKey())) {
            JsonNode made = root.post("/v1/accounts", Map.of("id", id, "name", id, "timezone", "UTC"))
                    .success("Making the account");
            return new Account(id, made.path("adminKey").asText());
        }
    }

    /** Kills a service without a warning. */
    void kill(Service service) throws IOException {
        long pid =
                Long.parseLong(Files.readString(data.pid(service.processName())).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    Path exportsDirectory() {
        return data.root().resolve("exports");
    }

    /** From now on {@link #statements} knows what the services ask the database: they connect anew for that. */
    void logStatements() throws SQLException {
        try (Connection superuser = stack.openAsSuperuser("colloquy");
                Statement statement = superuser.createStatement()) {
            StatementLog.begin(superuser);
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'colloquy'");
        }
    }

    /** What the services have asked the database so far. */
    List<PlannedStatement> statements() throws IOException {
        return StatementLog.read(data.log("postgresql"));
    }

    /** The tables whose rows belong to an account. */
    Set<String> accountTables() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = stack.openDatabase();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT relname FROM pg_class WHERE relrowsecurity")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    @Override
    public void close() {
        stack.close();
    }

    /** What one account does with the services. */
    final class Account {
        private final String id;
        private final String key;

        private Account(String id, String key) {
            this.id = id;
            this.key = key;
        }

        String id() {
            return id;
        }

        String key() {
            return key;
        }

        ApiClient ingest() {
            return new ApiClient(addresses.ingest(), key);
        }

        ApiClient report() {
            return new ApiClient(addresses.report(), key);
        }

        ApiClient export() {
            return new ApiClient(addresses.export(), key);
        }

        HistoryImport.Result importFile(Path csv, String mapping) {
            try (ApiClient ingest = ingest()) {
                return new HistoryImport(
                                MAPPINGS.resolve(mapping),
                                HistoryImport.Overrides.NONE,
                                ImportJournal.open(csv.resolveSibling(csv.getFileName() + ".journal")),
                                ingest,
                                System.out)
                        .run(List.of(csv));
            }
        }

        JsonNode ledger() {
            try (ApiClient ingest = ingest()) {
                return ingest.get("/v1/ledger").success("The ledger");
            }
        }

        void awaitFacts() {
            try (ApiClient report = report()) {
                new Watermark(report).await(Instant.now(), LONGEST_WAIT);
            }
        }

        /** Makes that export and fetches its file. */
        byte[] exported(Map<String, ?> request, Path target) throws IOException {
            try (ApiClient export = export()) {
                ExportRun run = ExportRun.queue(export, request);
                run.follow(job -> {});
                run.download(target);
                return Files.readAllBytes(target);
            }
        }

        /** The conversations of all times as a file with these columns. */
        String exportConversations(List<String> columns, Path target) throws IOException {
            return new String(exported(conversations(columns), target), StandardCharsets.UTF_8);
        }
    }

    static Map<String, ?> conversations(List<String> columns) {
        Map<String, String> range = Map.of("from", "2000-01-01", "to", "2030-01-01");
        return columns.isEmpty()
                ? Map.of("dataset", "conversations", "format", "csv", "range", range, "timezone", "UTC")
                : Map.of(
                        "dataset",
                        "conversations",
                        "format",
                        "csv",
                        "range",
                        range,
                        "timezone",
                        "UTC",
                        "columns",
                        columns);
    }

    /** Far from the default, so that a running installation is in nobody's way. */
    static int freeBase() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return 20_000 + socket.getLocalPort() % 200 * 55;
        }
    }
}
