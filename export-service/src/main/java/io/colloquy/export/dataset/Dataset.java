package io.colloquy.export.dataset;

import io.colloquy.export.format.Format;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that can be exported (exports 4.3).
 *
 * @param id its name in requests
 * @param adminOnly whether only an admin may ask for it
 * @param rows where its rows come from
 * @param anchors the moments by which a range may pick rows, the first is the default; empty if a range has no meaning
 * @param filters which filters have a meaning
 * @param definitionsVersion changes when the meaning of any column does
 */
public record Dataset(
        String id,
        String description,
        boolean adminOnly,
        Rows rows,
        List<Anchor> anchors,
        Filtering filters,
        String definitionsVersion,
        Map<String, DatasetColumn> columnsById) {

    /** Keeps the order of the columns. */
    public Dataset {
        anchors = List.copyOf(anchors);
        columnsById = Collections.unmodifiableMap(new LinkedHashMap<>(columnsById));
    }

    /** Where rows come from. */
    public sealed interface Rows {
        /**
         * A query.
         *
         * @param from its FROM clause, a template (see {@link SqlTemplate})
         * @param where its WHERE clause, likewise
         * @param key what tells rows of one moment apart, and orders them
         */
        record Queried(String from, String where, List<String> key) implements Rows {
            public Queried {
                key = List.copyOf(key);
            }
        }

        /** Worked out of what agents did (metrics 2.4). */
        record OfAgents(AgentRows.Kind kind) implements Rows {}

        /**
         * Documents, one for each conversation.
         *
         * @param conversations the conversations; {@code conversation_id} is a column of the dataset for itself alone
         */
        record Transcripts(Queried conversations) implements Rows {}
    }

    /**
     * A moment by which a range picks rows, and the order of the file.
     *
     * @param sql the moment; null for rows that are worked out
     * @param condition what holds for the rows of the range, a template; null for the moment lying in it
     * @param layoutsOnly whether requests can't ask for it
     */
    public record Anchor(String id, String sql, String condition, boolean layoutsOnly) {}

    /** Which filters have a meaning for a dataset (reports 3.1); another one is refused. */
    public enum Filtering {
        /** All, on the conversation that the row belongs to. */
        CONVERSATION,
        /** {@code campaign} alone. */
        CAMPAIGN,
        NONE
    }

    /** Whether its rows are rows of a table; else they are documents and it has no columns. */
    public boolean isTable() {
        return !(rows instanceof Rows.Transcripts);
    }

    /** Names of the formats that it can be had in. */
    public List<String> formats() {
        return isTable() ? Format.OF_TABLES : Format.OF_DOCUMENTS;
    }

    /** The columns that can be asked for, in the order of the catalogue. */
    public List<DatasetColumn> columns() {
        return columnsById.values().stream()
                .filter(column -> !column.layoutsOnly())
                .toList();
    }

    /** The column of that id, also one for layouts only; empty for an unknown one. */
    public Optional<DatasetColumn> column(String columnId) {
        return Optional.ofNullable(columnsById.get(columnId));
    }

    /** Ids of the anchors that can be asked for. */
    public List<String> offeredAnchors() {
        return anchors.stream()
                .filter(anchor -> !anchor.layoutsOnly())
                .map(Anchor::id)
                .toList();
    }

    /** The anchor of that id; empty for an unknown one. */
    public Optional<Anchor> anchor(String anchorId) {
        return anchors.stream().filter(anchor -> anchor.id().equals(anchorId)).findFirst();
    }
}
