package io.colloquy.export.layout;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.format.CellText;
import io.colloquy.export.format.DurationStyle;
import io.colloquy.export.format.OutputColumn;
import io.colloquy.export.format.OutputColumn.Cell;
import io.colloquy.export.format.OutputTable;
import io.colloquy.model.fact.FactType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A layout as a file in one of its locales. Pure. */
public final class LayoutTable {
    private final Layout layout;
    private final Dataset dataset;
    private final String locale;
    private final CellText text;
    private final List<String> selected = new ArrayList<>();

    private LayoutTable(Layout layout, Dataset dataset, String locale, ZoneId zone) {
        this.layout = layout;
        this.dataset = dataset;
        this.locale = locale;
        this.text = new CellText(zone, DurationStyle.ofWire(layout.durations()).orElseThrow());
    }

    /** The table of {@code layout}, which reads {@code dataset}, with instants in {@code zone}. */
    public static OutputTable of(Layout layout, Dataset dataset, String locale, ZoneId zone) {
        LayoutTable table = new LayoutTable(layout, dataset, locale, zone);
        List<OutputColumn> columns =
                layout.columns().stream().map(table::column).toList();
        return new OutputTable(table.selected, columns);
    }

    private OutputColumn column(Layout.Column column) {
        Cell shown = value(column.fact(), column.words());
        Cell orElse = column.otherwise() == null ? values -> null : value(column.otherwise(), column.words());
        Cell cell = values -> firstOf(shown.text(values), orElse, values);
        Cell withInstead = column.instead() == null ? cell : instead(column.instead(), cell);
        return new OutputColumn(column.fact(), column.header().get(locale), withInstead);
    }

    private String firstOf(String shown, Cell orElse, Object[] values) {
        if (shown != null) {
            return shown;
        }
        String other = orElse.text(values);
        return other == null ? layout.nullText() : other;
    }

    private Cell instead(Layout.Instead instead, Cell cell) {
        int flag = select(instead.when());
        String print = instead.text().get(locale);
        return values -> Boolean.TRUE.equals(values[flag]) ? print : cell.text(values);
    }

    private Cell value(String id, String words) {
        FactType type = dataset.column(id).map(DatasetColumn::type).orElseThrow();
        int index = select(id);
        Cell plain = values -> text.value(type, values[index]);
        if (words == null) {
            return plain;
        }
        Map<String, Map<String, String>> vocabulary = layout.words().get(words);
        return values -> {
            Map<String, String> word = values[index] == null ? null : vocabulary.get((String) values[index]);
            return word == null ? plain.text(values) : word.get(locale);
        };
    }

    /** Where the column's value stands in a row. */
    private int select(String id) {
        int index = selected.indexOf(id);
        if (index >= 0) {
            return index;
        }
        selected.add(id);
        return selected.size() - 1;
    }
}
