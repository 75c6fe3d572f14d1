package io.colloquy.export.dataset;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL that reads a dataset in the order of its files: by the anchor's time, then by key. It is read by a cursor, so that
 * neither the order nor the number of rows costs memory here.
 *
 * @param rows the rows, with the selected values
 * @param count how many there are; its parameters are {@code countParameters}
 */
public record DatasetQuery(String rows, String count, List<Object> parameters, List<Object> countParameters) {

    /**
     * The rows of {@code accountId} that are wanted of a dataset that is queried.
     *
     * @param skipped how many rows at the beginning are left out; the count counts them
     */
    public static DatasetQuery of(DatasetSelection selection, String accountId, long skipped) {
        Dataset dataset = selection.dataset();
        Dataset.Rows.Queried queried =
                switch (dataset.rows()) {
                    case Dataset.Rows.Queried itself -> itself;
                    case Dataset.Rows.Transcripts transcripts -> transcripts.conversations();
                    case Dataset.Rows.OfAgents ofAgents ->
                        throw new IllegalArgumentException(dataset.id() + " is not queried");
                };
        SqlTemplate count = new SqlTemplate(accountId, selection);
        String counting = "SELECT count(*)" + source(selection, queried, count);
        SqlTemplate rows = new SqlTemplate(accountId, selection);
        String columns = selection.columns().stream()
                .map(id -> rows.fill(column(dataset, id)))
                .collect(Collectors.joining(", "));
        String source = source(selection, queried, rows);
        String order = Stream.concat(
                        Stream.ofNullable(selection.anchor()).map(Dataset.Anchor::sql), queried.key().stream())
                .collect(Collectors.joining(", "));
        if (skipped > 0) {
            // The last one left out is found by its key alone, which is far less than to make all of those rows.
            source += " AND (%1$s) > (SELECT %1$s%2$s ORDER BY %1$s LIMIT 1 OFFSET %3$s)"
                    .formatted(order, source, rows.parameter(skipped - 1));
        }
        return new DatasetQuery(
                "SELECT " + columns + source + " ORDER BY " + order, counting, rows.parameters(), count.parameters());
    }

    private static String source(DatasetSelection selection, Dataset.Rows.Queried queried, SqlTemplate template) {
        StringBuilder sql = new StringBuilder(" FROM ")
                .append(template.fill(queried.from()))
                .append(" WHERE ")
                .append(template.fill(queried.where()));
        for (Map.Entry<String, List<String>> only : selection.only().entrySet()) {
            sql.append(" AND %s = ANY (%s)"
                    .formatted(
                            template.fill(column(selection.dataset(), only.getKey())),
                            template.parameter(only.getValue().toArray(String[]::new))));
        }
        return sql.toString();
    }

    private static String column(Dataset dataset, String id) {
        return dataset.column(id)
                .orElseThrow(() -> new IllegalArgumentException("no column " + id))
                .sql();
    }
}
