package io.colloquy.export.job;

import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A storage that takes no byte. */
final class FullStorage implements ExportStorage {
    private final ExportStorage real;

    FullStorage(ExportStorage real) {
        this.real = real;
    }

    @Override
    public String newName() {
        return real.newName();
    }

    @Override
    public DurableOutput create(String name) throws IOException {
        return new DurableOutput() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void commit() throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }

    @Override
    public Uni<Multi<Buffer>> read(String name, long offset, long length) {
        return real.read(name, offset, length);
    }

    @Override
    public Uni<Void> delete(String name) {
        return real.delete(name);
    }

    @Override
    public List<String> namesWrittenBefore(Instant instant) throws IOException {
        return real.namesWrittenBefore(instant);
    }

    @Override
    public void check() throws IOException {
        throw new IOException("No space left on device");
    }
}
