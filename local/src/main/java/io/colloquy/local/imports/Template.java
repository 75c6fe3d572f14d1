package io.colloquy.local.imports;

import io.colloquy.local.PlainFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places for cells: {@code ${conversation_id}/closed}. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    private final List<String> texts = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    Template(String text) {
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            texts.add(text.substring(end, place.start()));
            columns.add(place.group(1).strip());
            end = place.end();
        }
        texts.add(text.substring(end));
        if (text.indexOf("${", end) >= 0 || columns.contains("")) {
            throw new PlainFailure("In the mapping: '" + text + "' has a place that does not name a column.");
        }
    }

    List<String> columns() {
        return columns;
    }

    /** The text with the row's cells in their places; null when one of them is empty. */
    String fill(Row row) {
        StringBuilder result = new StringBuilder(texts.getFirst());
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.cell(columns.get(i));
            if (cell == null) {
                return null;
            }
            result.append(cell).append(texts.get(i + 1));
        }
        return result.toString();
    }
}
