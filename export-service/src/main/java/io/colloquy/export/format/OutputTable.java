package io.colloquy.export.format;

import java.util.List;

/**
 * What a file consists of.
 *
 * @param selected the dataset's column ids whose values the cells are made from, in the order of a row's values
 * @param columns the file's columns in order
 */
public record OutputTable(List<String> selected, List<OutputColumn> columns) {
    /** Copies the lists. */
    public OutputTable {
        selected = List.copyOf(selected);
        columns = List.copyOf(columns);
    }
}
