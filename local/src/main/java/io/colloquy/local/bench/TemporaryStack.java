package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.stack.Addresses;
import io.colloquy.local.stack.DataDirectory;
import io.colloquy.local.stack.PostgresServer;
import io.colloquy.local.stack.Programs;
import io.colloquy.local.stack.Service;
import io.colloquy.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An installation of its own, durable like any other, that is gone with all its data when it is closed. */
final class TemporaryStack implements AutoCloseable {
    private final Path directory;
    private final DataDirectory data;
    private final Stack stack;
    private final Addresses addresses;

    TemporaryStack(BenchOptions options, Set<Service> services) throws IOException {
        this(options, services, Map.of());
    }

    /** @param told what all services are told beyond what the launcher tells them: variables of their environment */
    TemporaryStack(BenchOptions options, Set<Service> services, Map<String, String> told) throws IOException {
        directory = Files.createTempDirectory("colloquy-bench-");
        data = new DataDirectory(directory.resolve("data"));
        stack = new Stack(options.programs(), data, options.ports(), services, System.out);
        stack.tell(told);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        addresses = stack.start();
    }

    Addresses addresses() {
        return addresses;
    }

    /** For the files of a measurement. */
    Path directory() {
        return directory;
    }

    /** Where export-service has its files. */
    Path exports() {
        return data.exports();
    }

    /** A connection that sees the rows of every account. */
    Connection openDatabase() throws SQLException {
        Connection connection = stack.openDatabase();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('colloquy.account', '*', false)");
        }
        return connection;
    }

    /** The variables PG* of its database. */
    Map<String, String> databaseVariables() {
        return stack.databaseVariables();
    }

    /** A connection to a database of its server as superuser. */
    Connection openAsSuperuser(String database) throws SQLException {
        return stack.openAsSuperuser(database);
    }

    /** The variables PG* of its database, for its superuser. */
    Map<String, String> superuserVariables() {
        return stack.superuserVariables();
    }

    /** The process that a service runs as now; empty between two of them. */
    Optional<ProcessHandle> process(Service service) {
        return process(service, 1);
    }

    /** Starts another process of a service, 2 for the second, and returns when it is ready. */
    void startReplica(Service service, int replica) {
        stack.startReplica(service, replica);
    }

    /** Asks a process of a service to end, and returns when it has. */
    void stopReplica(Service service, int replica) {
        stack.stopReplica(service, replica);
    }

    /** Stops the database and keeps it down. */
    void stopDatabase(PostgresServer.StopMode mode) {
        stack.stopDatabase(mode);
    }

    /** Starts the database again and returns when it answers. */
    void startDatabase() {
        stack.startDatabase();
    }

    /** The process that a replica of a service runs as now, 1 for the first; empty between two of them. */
    Optional<ProcessHandle> process(Service service, int replica) {
        return processIn(data.pid(service.processName(replica)));
    }

    /** How a second process of a service is started beside the first, of those programs; nobody else watches it. */
    ProcessBuilder second(Service service, Programs programs) {
        return stack.second(service, programs);
    }

    /** What a process of a service has said so far, 1 for the first. */
    String log(Service service, int replica) throws IOException {
        return Files.readString(data.log(service.processName(replica)));
    }

    /** The first process of the database. */
    Optional<ProcessHandle> database() {
        return processIn(data.postgres().resolve("data/postmaster.pid"));
    }

    /** Makes an account and returns a key with the role admin. */
    String newAccount(String id) {
        try (ApiClient root = new ApiClient(addresses.ingest(), addresses.rootKey())) {
            return root.post("/v1/accounts", Map.of("id", id, "name", id, "timezone", "UTC"))
                    .success("Making an account")
                    .path("adminKey")
                    .asText();
        }
    }

    /** Copies the logs to where they stay after the end. */
    Path keepLogs() throws IOException {
        Path kept = Files.createTempDirectory("colloquy-bench-logs-");
        Path logs = data.log("any").getParent();
        try (var files = Files.list(logs)) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                Files.copy(log, kept.resolve(log.getFileName()));
            }
        }
        return kept;
    }

    @Override
    public synchronized void close() {
        stack.close();
        if (Files.exists(directory)) {
            delete();
        }
    }

    private static Optional<ProcessHandle> processIn(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private void delete() {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new PlainFailure("Not deleted: " + e.getMessage(), e);
        }
    }
}
