package io.colloquy.export.format;

import java.util.List;

/**
 * A table of a file.
 *
 * @param name of its sheet, or of its file among others
 * @param columns in order
 * @param text how values are written where they become text
 */
public record OutputTable(String name, List<OutputColumn> columns, CellText text) {
    /** Copies the list. */
    public OutputTable {
        columns = List.copyOf(columns);
    }
}
