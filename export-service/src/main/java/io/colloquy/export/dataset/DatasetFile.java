package io.colloquy.export.dataset;

import io.colloquy.model.fact.FactType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A dataset as its resource file describes it.
 *
 * @param from with {@code where} and {@code key} of a query; null for rows that are worked out of what agents did
 */
@RegisterForReflection
record DatasetFile(
        String id,
        String description,
        boolean adminOnly,
        String filters,
        String from,
        String where,
        List<String> key,
        List<AnchorEntry> anchors,
        List<ColumnEntry> columns) {

    /** An anchor. */
    @RegisterForReflection
    record AnchorEntry(String id, String sql) {
        Dataset.Anchor anchor() {
            return new Dataset.Anchor(id, sql, null, false);
        }
    }

    /**
     * A column.
     *
     * @param unit null for that of the type
     * @param is what it is
     * @param empty when it is empty
     */
    @RegisterForReflection
    record ColumnEntry(String id, String type, String unit, String sql, String is, String empty) {
        DatasetColumn column() {
            FactType values = FactType.valueOf(type.toUpperCase(Locale.ROOT));
            return new DatasetColumn(
                    id,
                    values,
                    Optional.ofNullable(unit).orElse(values.unit()),
                    "%s. Empty when: %s".formatted(is, empty),
                    sql,
                    false);
        }
    }

    Dataset.Filtering filtering() {
        return Dataset.Filtering.valueOf(filters.toUpperCase(Locale.ROOT));
    }

    Dataset.Rows rows() {
        return from == null
                ? new Dataset.Rows.OfAgents(AgentRows.Kind.valueOf(id.toUpperCase(Locale.ROOT)))
                : new Dataset.Rows.Queried(from, where, key);
    }
}
