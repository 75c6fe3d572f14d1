package io.colloquy.export.job;

import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import java.io.IOException;

/** A storage that takes no byte. */
final class FullStorage extends DelegatingStorage {
    FullStorage(ExportStorage real) {
        super(real);
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
    public void check() throws IOException {
        throw new IOException("No space left on device");
    }
}
