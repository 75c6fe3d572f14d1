package io.colloquy.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How a file is packed (exports 4.1, {@code compression}). */
public enum Compression {
    /** As it is. */
    NONE,
    /** gzip without a name and a time inside, so that the same rows are the same bytes. */
    GZIP;

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Packs what is written to the answer into {@code out}. Closing it closes {@code out}. */
    public OutputStream pack(OutputStream out) throws IOException {
        return this == GZIP ? new GZIPOutputStream(out, BUFFER_BYTES) : out;
    }
}
