package io.colloquy.export.dataset;

import io.colloquy.model.fact.FactType;

/**
 * A column of a dataset.
 *
 * @param id the fact's id (metrics 2)
 * @param unit what numbers count; null for what has no unit
 * @param description what it is, and when it is empty
 * @param sql the column of the dataset's view
 */
public record DatasetColumn(String id, FactType type, String unit, String description, String sql) {}
