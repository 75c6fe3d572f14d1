package io.colloquy.export.dataset;

import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.TimeRange;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a dataset are wanted, and what of them.
 *
 * @param columns ids of the columns whose values a row holds, in this order
 * @param anchor by which the range picks rows; null for a dataset without one
 * @param only per column the values of which a row must have one; empty for no such condition
 */
public record DatasetSelection(
        Dataset dataset,
        List<String> columns,
        Dataset.Anchor anchor,
        TimeRange range,
        Filter filter,
        Map<String, List<String>> only) {

    public DatasetSelection {
        columns = List.copyOf(columns);
        only = Map.copyOf(only);
    }
}
