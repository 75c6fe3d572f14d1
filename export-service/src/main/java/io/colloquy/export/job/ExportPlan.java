package io.colloquy.export.job;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.format.Compression;
import io.colloquy.export.format.CsvOptions;
import io.colloquy.export.format.OutputTable;
import io.colloquy.export.layout.Layout;
import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.platform.selection.TimeRange;
import java.util.Optional;

/**
 * A request with everything settled: what to read and how to write it.
 *
 * @param anchor id of the instant by which the range picks rows
 * @param condition which rows, range and filter together
 */
record ExportPlan(
        Dataset dataset,
        Optional<Layout> layout,
        String anchor,
        TimeRange range,
        SqlCondition condition,
        OutputTable table,
        CsvOptions csv,
        Compression compression) {

    /** What the job is of: the layout's id or the dataset's. */
    String subject() {
        return layout.map(Layout::id).orElse(dataset.id());
    }
}
