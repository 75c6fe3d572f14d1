package io.colloquy.export.storage;

import java.io.IOException;
import java.io.OutputStream;

/** A file being written. What was written survives a crash only after {@link #commit}. */
public abstract class DurableOutput extends OutputStream {
    /**
     * Returns when everything written so far would survive a power cut; to be called once, before {@link #close}.
     *
     * @throws IOException if it would not
     */
    public abstract void commit() throws IOException;

    /**
     * As {@link #commit} and as often as wanted, where the storage {@link ExportStorage#readsUnfinished}.
     *
     * @throws IOException if what was written would not survive
     * @throws UnsupportedOperationException where the storage does not
     */
    public void force() throws IOException {
        throw new UnsupportedOperationException("files of this storage are there when they are whole");
    }
}
