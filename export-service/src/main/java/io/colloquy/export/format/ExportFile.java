package io.colloquy.export.format;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file being written: its tables one after the other, each row by row. The same tables and rows give the same bytes: nothing
 * in it depends on when and where it is made.
 */
public interface ExportFile extends Closeable {
    /** Ends the table before, if there was one, and begins this one. */
    void begin(OutputTable table) throws IOException;

    /** Writes a row of the table, from the values that were read. */
    void row(Object[] values) throws IOException;

    /**
     * Passes everything written so far on to the stream below; for formats that can be continued.
     *
     * @throws UnsupportedOperationException for others, whose end depends on all before
     */
    default void flush() throws IOException {
        throw new UnsupportedOperationException("not a format that can be continued");
    }

    /** Ends the last table and the file, and closes the stream below. */
    @Override
    void close() throws IOException;
}
