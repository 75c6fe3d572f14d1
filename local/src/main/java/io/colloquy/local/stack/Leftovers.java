package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Services that run on without the launcher that started them, because that was killed. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final DataDirectory data;

    Leftovers(DataDirectory data) {
        this.data = data;
    }

    /** Ends them, first by asking; true if there was one. */
    boolean stop() {
        List<ProcessHandle> services = Arrays.stream(Service.values())
                .flatMap(service -> find(service).stream())
                .toList();
        services.forEach(ProcessHandle::destroy);
        Instant end = Instant.now().plus(GRACE);
        for (ProcessHandle process : services) {
            awaitEnd(process, end);
        }
        try {
            for (Service service : Service.values()) {
                Files.deleteIfExists(data.pid(service.processName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !services.isEmpty();
    }

    private Optional<ProcessHandle> find(Service service) {
        return readPid(data.pid(service.processName()))
                .flatMap(ProcessHandle::of)
                .filter(this::isOurs);
    }

    /** The process id in a file; empty if there is none. */
    static Optional<Long> readPid(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** A number may belong to another process by now. */
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(Service.mark(data)))
                .isPresent();
    }

    private static void awaitEnd(ProcessHandle process, Instant end) {
        try {
            while (process.isAlive() && Instant.now().isBefore(end)) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
