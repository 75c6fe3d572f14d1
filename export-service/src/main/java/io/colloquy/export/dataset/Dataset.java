package io.colloquy.export.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that can be exported (exports 4.3).
 *
 * @param id its name in requests
 * @param view where its rows are read
 * @param key the column that tells rows of one instant apart, and orders them
 * @param anchors ids of the instants by which a range may pick rows; the first is the default
 * @param definitionsVersion changes when the meaning of any column does
 */
public record Dataset(
        String id,
        String description,
        String view,
        String key,
        List<String> anchors,
        String definitionsVersion,
        Map<String, DatasetColumn> columnsById) {

    /** Keeps the order of the columns. */
    public Dataset {
        anchors = List.copyOf(anchors);
        columnsById = Collections.unmodifiableMap(new LinkedHashMap<>(columnsById));
    }

    /** The columns in the order of the catalogue. */
    public List<DatasetColumn> columns() {
        return List.copyOf(columnsById.values());
    }

    /** The column of that id; empty for an unknown one. */
    public Optional<DatasetColumn> column(String columnId) {
        return Optional.ofNullable(columnsById.get(columnId));
    }
}
