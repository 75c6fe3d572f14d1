package io.colloquy.export.format;

/**
 * A column of a file.
 *
 * @param id what the column is called in the manifest
 * @param header its heading
 * @param cell how its cells come from the row's values
 */
public record OutputColumn(String id, String header, Cell cell) {
    /** From the values of a row to a cell. */
    @FunctionalInterface
    public interface Cell {
        /** The cell's text, ready to be written; null for an empty cell. */
        String text(Object[] values);
    }
}
