package io.colloquy.local;

import io.colloquy.local.stack.DataDirectory;
import io.colloquy.local.stack.Stack;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A second PostgreSQL that follows an installation's by its stream of changes and answers queries meanwhile. It is made by a
 * backup of the running one: the programs at hand have no pg_basebackup.
 */
final class HotStandby implements AutoCloseable {
    /** Not worth copying, or in a standby's way. */
    private static final Set<String> LEFT_OUT =
            Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "postmaster.pid", "postmaster.opts");

    private static final long POLL_NANOS = 20_000_000;

    private final Path programs;
    private final Path cluster;
    private final int port;
    private final Map<String, String> primary;

    /** Makes it in an empty place and starts it. */
    HotStandby(Stack stack, DataDirectory data, Path cluster) throws IOException, SQLException {
        this.cluster = cluster;
        this.primary = stack.superuserVariables();
        // The next one is nobody's, and never one that the system gives to whoever connects somewhere.
        this.port = Integer.parseInt(primary.get("PGPORT")) + 1;
        try (Stream<Path> found = Files.list(data.postgres())) {
            this.programs = found.filter(path -> path.getFileName().toString().startsWith("programs-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin");
        }
        backUp(stack, data.postgres().resolve("data"));
        Files.createFile(cluster.resolve("standby.signal"));
        Files.writeString(
                cluster.resolve("colloquy.conf"),
                """
                port = %d
                shared_buffers = '64MB'
                primary_conninfo = 'host=%s port=%s user=%s password=%s'
                """.formatted(
                                port,
                                primary.get("PGHOST"),
                                primary.get("PGPORT"),
                                primary.get("PGUSER"),
                                primary.get("PGPASSWORD")),
                StandardOpenOption.APPEND);
        start();
    }

    String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + primary.get("PGDATABASE");
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + primary.get("PGDATABASE"),
                primary.get("PGUSER"),
                primary.get("PGPASSWORD"));
    }

    /** Starts it and returns when it answers. */
    void start() throws IOException {
        control("start", "-w", "-l", cluster.resolveSibling("standby.log").toString());
    }

    /** Stops it; whoever is connected is sent away. */
    void stop() throws IOException {
        control("stop", "-w", "-m", "fast");
    }

    /** What comes from now on is kept, and shown to nobody. */
    void pause() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_wal_replay_pause()");
            while (!text(statement, "SELECT pg_get_wal_replay_pause_state()").equals("paused")) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    /** Shows what was kept. */
    void resume() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_wal_replay_resume()");
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(cluster.resolve("postmaster.pid"))) {
            stop();
        }
    }

    private void backUp(Stack stack, Path from) throws IOException, SQLException {
        Files.createDirectory(
                cluster, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Connection connection = stack.openAsSuperuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', fast => true)");
            copy(from);
            Files.writeString(
                    cluster.resolve("backup_label"),
                    text(statement, "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)"));
        }
        Files.createDirectory(cluster.resolve("pg_wal"));
        Files.createDirectory(cluster.resolve("pg_replslot"));
        Files.createDirectory(cluster.resolve("pg_stat_tmp"));
    }

    private void copy(Path from) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (LEFT_OUT.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, to(file));
                    } catch (NoSuchFileException goneMeanwhile) {
                        // The stream of changes tells of that too.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            private Path to(Path path) {
                return cluster.resolve(from.relativize(path));
            }
        });
    }

    private void control(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-D", cluster.toString()));
        command.addAll(List.of(arguments));
        Path output = cluster.resolveSibling("pg_ctl.log");
        try {
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException(arguments[0] + " of the standby failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
