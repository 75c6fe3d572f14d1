package io.colloquy.export.job;

import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A storage that does as another one, except for what a test overrides. */
class DelegatingStorage implements ExportStorage {
    private final ExportStorage real;

    DelegatingStorage(ExportStorage real) {
        this.real = real;
    }

    @Override
    public String newName() {
        return real.newName();
    }

    @Override
    public DurableOutput create(String name) throws IOException {
        return real.create(name);
    }

    @Override
    public Uni<Multi<Buffer>> read(String name, long offset, long length) {
        return real.read(name, offset, length);
    }

    @Override
    public boolean readsUnfinished() {
        return real.readsUnfinished();
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
        real.check();
    }
}
