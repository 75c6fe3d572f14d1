package io.colloquy.export.format;

import io.colloquy.model.fact.FactType;

/**
 * A column of a file.
 *
 * @param id what the column is called in the manifest
 * @param header its heading
 * @param type what its values are
 * @param values how its values come from the row's
 */
public record OutputColumn(String id, String header, FactType type, Values values) {
    /** From the values of a row, as they were read, to the column's. */
    @FunctionalInterface
    public interface Values {
        /**
         * The value: by type a {@code String}, an {@code OffsetDateTime}, milliseconds as a {@code Long}, a {@code Long}, a
         * {@code Boolean} or a {@code BigDecimal}; null for none.
         */
        Object of(Object[] row);
    }
}
