package io.colloquy.export.job;

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

    /** A table: which rows, range and filter together, and how they are written. */
    record Table(DatasetSelection selection, OutputTable output) {}
}
