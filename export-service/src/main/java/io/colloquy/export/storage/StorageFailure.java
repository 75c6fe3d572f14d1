package io.colloquy.export.storage;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The storage is away or full. */
public final class StorageFailure extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    /** Because of {@code cause}. */
    public StorageFailure(IOException cause) {
        super("export storage failed", cause);
    }
}
