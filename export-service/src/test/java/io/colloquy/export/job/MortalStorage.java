package io.colloquy.export.job;

import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A storage in the middle of whose file the worker dies: after some finished parts, when the test says so. */
final class MortalStorage extends DelegatingStorage {
    /** The worker has come to where it will die. */
    final CountDownLatch reached = new CountDownLatch(1);

    final CountDownLatch death = new CountDownLatch(1);
    private final int partsBefore;

    MortalStorage(ExportStorage real, int partsBefore) {
        super(real);
        this.partsBefore = partsBefore;
    }

    @Override
    public DurableOutput create(String name) throws IOException {
        DurableOutput file = super.create(name);
        return new DurableOutput() {
            private int parts;

            @Override
            public void write(int value) throws IOException {
                file.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                file.write(bytes, offset, length);
            }

            @Override
            public void commit() throws IOException {
                file.commit();
            }

            @Override
            public void force() throws IOException {
                if (parts++ == partsBefore) {
                    reached.countDown();
                    awaitDeath();
                }
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    private void awaitDeath() {
        try {
            death.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Attempt.Stopped();
    }
}
