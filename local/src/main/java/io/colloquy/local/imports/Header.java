package io.colloquy.local.imports;

import io.colloquy.local.PlainFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Where a table has the columns that a mapping names. */
final class Header {
    private final TableMapping table;
    private final Map<String, Integer> positions = new HashMap<>();

    /** @throws PlainFailure when the table lacks a required column */
    Header(List<String> names, TableMapping table) {
        this.table = table;
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.putIfAbsent(normal(names.get(i)), i);
        }
        table.headers().forEach((column, known) -> known.stream()
                .map(Header::normal)
                .filter(byName::containsKey)
                .findFirst()
                .ifPresent(name -> positions.put(column, byName.get(name))));
        TreeSet<String> absent = new TreeSet<>(table.required());
        absent.removeAll(positions.keySet());
        if (!absent.isEmpty()) {
            throw new PlainFailure("The file has no column " + String.join(", ", absent) + ". It has: "
                    + String.join(", ", names) + ". (Is the delimiter right? --delimiter sets it.)");
        }
    }

    /** A row of the table; {@code cell} gives what stands at a position. */
    Row row(long line, IntFunction<String> cell) {
        Map<String, String> cells = new HashMap<>();
        positions.forEach((column, position) -> table.keep(column, cell.apply(position), cells));
        return new Row(line, cells);
    }

    List<String> missing() {
        return table.headers().keySet().stream()
                .filter(column -> !positions.containsKey(column))
                .toList();
    }

    /** People and programs differ in case, apostrophes and dashes. */
    private static String normal(String header) {
        return header.strip()
                .replace('’', '\'')
                .replace('–', '-')
                .replace('—', '-')
                .toLowerCase(Locale.ROOT);
    }
}
