package io.colloquy.export.dataset;

import io.colloquy.model.fact.FactType;

/**
 * A column of a dataset.
 *
 * @param id the fact's id (metrics 2)
 * @param unit what numbers count; null for what has no unit
 * @param description what it is, and when it is empty
 * @param sql its expression, a template; null for rows that are worked out
 * @param layoutsOnly whether requests can't ask for it
 */
public record DatasetColumn(
        String id, FactType type, String unit, String description, String sql, boolean layoutsOnly) {}
