package io.colloquy.export.job;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetSelection;
import io.colloquy.export.format.Compression;
import io.colloquy.export.format.CsvOptions;
import io.colloquy.export.format.Format;
import io.colloquy.export.format.OutputTable;
import io.colloquy.export.layout.LayoutDocument;
import java.util.List;
import java.util.Optional;

/** A request with everything settled: what to read and how to write it. */
record ExportPlan(
        Optional<LayoutDocument> layout, Format format, List<Table> tables, CsvOptions csv, Compression compression) {

    /** Whether another worker can go on from the last finished part: one table of a query, written as lines. */
    boolean canBeContinued() {
        return tables.size() == 1
                && format.canBeContinued()
                && compression == Compression.NONE
                && tables.getFirst().selection().dataset().rows() instanceof Dataset.Rows.Queried;
    }

    /** A table: which rows, range and filter together, and how they are written. */
    record Table(DatasetSelection selection, OutputTable output) {}
}
