package io.colloquy.local.imports;

import java.util.Map;

/**
 * One row of the file.
 *
 * @param line where it begins, from 1
 * @param cells the filled cells by the mapping's names of the columns; an empty one is not there
 */
record Row(long line, Map<String, String> cells) {
    /** The cell; null when it is empty. */
    String cell(String column) {
        return cells.get(column);
    }
}
