package io.colloquy.export.dataset;

import io.colloquy.export.format.CellText;
import io.colloquy.export.format.OutputColumn;
import io.colloquy.export.format.OutputTable;
import java.util.ArrayList;
import java.util.List;

/** A dataset as a file: the columns asked for under their own ids (exports 4.3). */
public final class DatasetTable {
    private DatasetTable() {}

    /** The table of these columns in their order. */
    public static OutputTable of(Dataset dataset, List<DatasetColumn> columns, CellText text) {
        List<OutputColumn> output = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            DatasetColumn column = columns.get(i);
            int index = i;
            output.add(new OutputColumn(column.id(), column.id(), column.type(), values -> values[index]));
        }
        return new OutputTable(dataset.id(), output, text);
    }
}
