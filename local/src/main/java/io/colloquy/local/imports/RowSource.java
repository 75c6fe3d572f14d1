package io.colloquy.local.imports;

import java.io.Closeable;
import java.util.List;

/** The rows of one table of a file, one after the other: a file of any length needs no more memory than a row. */
interface RowSource extends Closeable {
    /**
     * The next row; null at the end.
     *
     * @throws RowRefused when it cannot be read; the one after it can
     */
    Row next();

    /** Where the row that was read last begins, from 1: its line, or which element it is. */
    long line();

    /** Columns that the mapping would use and the file does not have. */
    List<String> missing();
}
