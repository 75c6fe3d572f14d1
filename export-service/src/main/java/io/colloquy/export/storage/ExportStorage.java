package io.colloquy.export.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Where the files lie. Names are made here, random and never taken from a request, so that no name leads outside and none
 * can be guessed (exports 4.1).
 */
public interface ExportStorage {
    /** A name that no other file has. */
    default String newName() {
        return FileNames.next();
    }

    /**
     * Opens a new file for writing. Blocks, as does writing to it.
     *
     * @throws IOException if the storage is away or full, or has that file already
     */
    DurableOutput create(String name) throws IOException;

    /**
     * Streams {@code length} bytes from {@code offset}, as fast as they are taken.
     *
     * @return fails with a {@link java.nio.file.NoSuchFileException} if there is no such file
     */
    Uni<Multi<Buffer>> read(String name, long offset, long length);

    /** Whether what was forced of a file can be read before the file is whole. */
    boolean readsUnfinished();

    /** Deletes the file, and what there is of one that was never committed; nothing happens if there is none. */
    Uni<Void> delete(String name);

    /**
     * Names of the files last written to before {@code instant}, those among them that were never committed. Blocks.
     *
     * @throws IOException if the storage is away
     */
    List<String> namesWrittenBefore(Instant instant) throws IOException;

    /**
     * Finds out whether files can be written and read now. Blocks.
     *
     * @throws IOException with the reason if not
     */
    void check() throws IOException;
}
