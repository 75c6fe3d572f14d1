package io.colloquy.export.layout;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.format.CellText;
import io.colloquy.export.format.DurationStyle;
import io.colloquy.export.format.OutputColumn;
import io.colloquy.export.format.OutputColumn.Values;
import io.colloquy.export.format.OutputTable;
import io.colloquy.model.fact.FactType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table of a layout as a file, in one of the layout's locales. Pure. */
public final class LayoutTable {
    private final Layout layout;
    private final Dataset dataset;
    private final Printed printed;
    private final List<String> selected = new ArrayList<>();

    /**
     * How a layout is printed.
     *
     * @param locale one of the layout's
     * @param zone the zone of instants
     * @param clock one of {@link Clock}
     */
    public record Printed(String locale, ZoneId zone, String clock) {}

    /**
     * What is to be read and how it is written.
     *
     * @param selected ids of the dataset's columns whose values a row holds
     */
    public record Laid(List<String> selected, OutputTable table) {}

    private LayoutTable(Layout layout, Dataset dataset, Printed printed) {
        this.layout = layout;
        this.dataset = dataset;
        this.printed = printed;
    }

    /** The table {@code described} of {@code layout}, which reads {@code dataset}. */
    public static Laid of(Layout layout, Layout.Table described, Dataset dataset, Printed printed) {
        LayoutTable table = new LayoutTable(layout, dataset, printed);
        List<OutputColumn> columns =
                described.columns().stream().map(table::column).toList();
        String name = described.name() == null ? dataset.id() : described.name().get(printed.locale());
        DurationStyle durations = layout.durations() == null
                ? DurationStyle.SECONDS
                : DurationStyle.ofWire(layout.durations()).orElseThrow();
        String nothing = layout.nullText() == null ? "" : layout.nullText();
        return new Laid(
                List.copyOf(table.selected),
                new OutputTable(name, columns, new CellText(printed.zone(), durations, nothing)));
    }

    private OutputColumn column(Layout.Column column) {
        String fact = column.fact(printed.clock());
        Values values = shown(fact, column);
        if (column.otherwise() != null) {
            Values first = values;
            Values other = shown(column.otherwise(), column);
            values = row -> {
                Object value = first.of(row);
                return value == null ? other.of(row) : value;
            };
        }
        if (column.shownIf() != null) {
            values = shownIf(column.shownIf(), values);
        }
        if (column.instead() != null) {
            values = instead(column.instead(), values);
        }
        return new OutputColumn(column.fact(), column.header().get(printed.locale()), type(fact, column), values);
    }

    private FactType type(String fact, Layout.Column column) {
        if (column.words() != null) {
            return FactType.TEXT;
        }
        return column.as() == null
                ? dataset.column(fact).map(DatasetColumn::type).orElseThrow()
                : Conversion.ofWire(column.as()).orElseThrow().to();
    }

    private Values shown(String id, Layout.Column column) {
        int index = select(id);
        if (column.words() != null) {
            Map<String, Map<String, String>> vocabulary = layout.words().get(column.words());
            return row -> row[index] == null ? null : word(vocabulary, row[index].toString());
        }
        if (column.as() != null) {
            Conversion conversion = Conversion.ofWire(column.as()).orElseThrow();
            return row -> row[index] == null ? null : conversion.of(row[index]);
        }
        return row -> row[index];
    }

    private String word(Map<String, Map<String, String>> vocabulary, String value) {
        Map<String, String> word = vocabulary.getOrDefault(value, vocabulary.get(Layout.ANY_OTHER));
        return word == null ? value : word.get(printed.locale());
    }

    private Values shownIf(Layout.ShownIf condition, Values values) {
        int index = select(condition.column());
        return row -> row[index] != null && condition.is().contains(row[index].toString()) ? values.of(row) : null;
    }

    private Values instead(Layout.Instead instead, Values values) {
        int flag = select(instead.when());
        String print = instead.text().get(printed.locale());
        return row -> Boolean.TRUE.equals(row[flag]) ? print : values.of(row);
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
