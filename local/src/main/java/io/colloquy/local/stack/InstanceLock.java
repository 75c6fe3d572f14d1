package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Held by the one launcher that watches over a data directory; the system frees it when that process ends, however. */
final class InstanceLock implements AutoCloseable {
    /** What this process holds: to open and close such a file again would free the lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private InstanceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock; empty when another process (or this one) has it. */
    static Optional<InstanceLock> take(DataDirectory data) {
        Path file = data.lock();
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            if (!taken) {
                channel.close();
            }
            return taken ? Optional.of(new InstanceLock(file, channel)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    /** Whether a launcher watches over the directory now. */
    static boolean isHeld(DataDirectory data) {
        Optional<InstanceLock> lock = take(data);
        lock.ifPresent(InstanceLock::close);
        return lock.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free the lock", e);
        } finally {
            HELD.remove(file);
        }
    }
}
