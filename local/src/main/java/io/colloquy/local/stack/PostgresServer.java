package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The embedded PostgreSQL: durable, kept over restarts and crashes, open to this machine with a password only. */
public final class PostgresServer {
    /** The services' database. */
    public static final String DATABASE = "colloquy";
    /** The ordinary role that owns it. */
    public static final String ROLE = "colloquy";

    static final String SUPERUSER = "postgres";

    private static final String MAJOR = "18";
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT_FOR_LEFT_BACKENDS = Duration.ofSeconds(30);

    private static final String SETTINGS = """
            # Written by ./colloquy at every start.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 200
            timezone = 'UTC'
            log_timezone = 'UTC'

            # Acknowledged means durable.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            shared_buffers = '512MB'
            effective_cache_size = '2GB'
            maintenance_work_mem = '128MB'
            max_wal_size = '4GB'
            min_wal_size = '256MB'
            checkpoint_timeout = '10min'
            log_checkpoints = off
            """;

    private final Path programs;
    private final String program;
    private final Path cluster;
    private final Path log;
    private final int port;
    private final Secrets secrets;

    PostgresServer(DataDirectory data, Ports ports, Secrets secrets) {
        this.programs = PostgresBinaries.in(data.postgres());
        this.program = real(programs.resolve("bin/postgres"));
        this.cluster = data.postgres().resolve("data");
        this.log = data.log("postgresql");
        this.port = ports.database();
        this.secrets = secrets;
    }

    /** Starts it, makes the cluster before the first time, and recovers what a crash left. Returns when it answers. */
    void start() {
        try {
            initialise();
            removeStalePid();
            Files.writeString(cluster.resolve("colloquy.conf"), SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the database's directory " + cluster, e);
        }
        Instant end = Instant.now().plus(LONGEST_WAIT_FOR_LEFT_BACKENDS);
        while (run(controlCommand(
                        "start",
                        "-w",
                        "-t",
                        String.valueOf(LONGEST_RECOVERY.toSeconds()),
                        "-l",
                        log.toString(),
                        "-o",
                        "-p " + port))
                != 0) {
            // Backends of a killed server hold its shared memory until they notice, a second or so.
            if (Instant.now().isAfter(end) || !logEndsWith("shared memory block")) {
                throw new PlainFailure("PostgreSQL does not start; " + log + " says why." + lastLines());
            }
            pause(Duration.ofMillis(500));
        }
        new DatabaseSetup(port, secrets).apply();
    }

    /** How it is stopped; everything committed is on disk either way. */
    public enum StopMode {
        /** Open transactions are rolled back, and its files are left as a next start wants them. */
        FAST,
        /** At once, as if the machine had lost its power: the next start recovers. */
        IMMEDIATE
    }

    /** Stops it in the usual mode, {@link StopMode#FAST}. Nothing happens if it is down. */
    void stop() {
        stop(StopMode.FAST);
    }

    void stop(StopMode how) {
        String mode = how.name().toLowerCase(Locale.ROOT);
        if (process().isPresent() && run(controlCommand("stop", "-w", "-t", "60", "-m", mode)) != 0) {
            throw new PlainFailure("PostgreSQL does not stop; " + log + " says why." + lastLines());
        }
    }

    /** Its process; empty when it is down. */
    Optional<ProcessHandle> process() {
        return pidInFile().flatMap(ProcessHandle::of).filter(this::isOurServer);
    }

    private void initialise() throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR)) {
                throw new PlainFailure("The data in " + cluster + " is of PostgreSQL " + found + ", this is " + MAJOR
                        + ". Choose another directory with --data DIR.");
            }
            return;
        }
        // Under another name first: a half made cluster is never taken for a whole one.
        Path draft = Files.createTempDirectory(cluster.getParent(), "data-");
        Path password = Files.createTempFile(cluster.getParent(), "password", "");
        try {
            Files.writeString(password, secrets.superuserPassword());
            List<String> command = asOrdinaryUser("initdb");
            command.addAll(List.of(
                    "-D",
                    draft.toString(),
                    "-U",
                    SUPERUSER,
                    "-E",
                    "UTF8",
                    "--auth=scram-sha-256",
                    "--pwfile=" + password));
            command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            if (run(command) != 0) {
                throw new PlainFailure("PostgreSQL cannot make its files; " + log + " says why." + lastLines());
            }
        } finally {
            Files.delete(password);
        }
        Files.writeString(draft.resolve("postgresql.conf"), "\ninclude 'colloquy.conf'\n", StandardOpenOption.APPEND);
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** After a crash the file may name a process that is another's by now, before which PostgreSQL would stop short. */
    private void removeStalePid() throws IOException {
        if (process().isEmpty()) {
            Files.deleteIfExists(pidFile());
        }
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private Optional<Long> pidInFile() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(l -> l.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (IOException | UncheckedIOException absent) {
            return Optional.empty();
        }
    }

    private boolean isOurServer(ProcessHandle process) {
        return process.isAlive()
                && process.info().command().filter(program::equals).isPresent();
    }

    private List<String> controlCommand(String... arguments) {
        List<String> command = asOrdinaryUser("pg_ctl");
        command.addAll(List.of("-D", cluster.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular. */
    private List<String> asOrdinaryUser(String program) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        return command;
    }

    private int run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_RECOVERY.toSeconds() + 30, TimeUnit.SECONDS)) {
                process.destroy();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }

    private boolean logEndsWith(String words) {
        return lastLines().contains(words);
    }

    private String lastLines() {
        return LogTail.of(log, 6);
    }

    /** As the system names the program of a process. */
    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is missing", e);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
