package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stops an installation from outside: one that was detached, or whose launcher was killed. */
public final class Shutdown {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final DataDirectory data;

    public Shutdown(DataDirectory data) {
        this.data = data;
    }

    /** True if something ran. */
    public boolean stop() {
        if (!Files.isDirectory(data.root())) {
            return false;
        }
        data.create();
        boolean launcher = stopLauncher();
        InstanceLock lock = InstanceLock.take(data).orElseThrow(this::busy);
        try {
            boolean services = new Leftovers(data).stop();
            // The port does not matter to a server that is to stop.
            PostgresServer database = new PostgresServer(data, new Ports(Ports.DEFAULT_BASE), new Secrets(data));
            boolean running = database.process().isPresent();
            database.stop();
            return launcher || services || running;
        } finally {
            lock.close();
        }
    }

    private boolean stopLauncher() {
        if (!InstanceLock.isHeld(data)) {
            return false;
        }
        // Whoever holds the lock has written its number, and the lock says that it still lives.
        Optional<ProcessHandle> launcher =
                Leftovers.readPid(data.pid("launcher")).flatMap(ProcessHandle::of);
        launcher.ifPresent(ProcessHandle::destroy);
        Instant end = Instant.now().plus(LONGEST);
        try {
            while (InstanceLock.isHeld(data) && Instant.now().isBefore(end)) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return launcher.isPresent();
    }

    private PlainFailure busy() {
        return new PlainFailure("The launcher on " + data.root() + " does not end; end its process by hand.");
    }
}
