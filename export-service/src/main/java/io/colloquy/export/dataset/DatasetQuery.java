package io.colloquy.export.dataset;

import io.colloquy.platform.selection.SqlCondition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL that reads a dataset in the order of its files: by the anchor's time, then by key. Pages continue after the last
 * row's key, never by OFFSET. Names come from the catalogue; what a user sent is in the parameters alone.
 */
public final class DatasetQuery {
    /** The number of the first parameter that is free for a condition: the account comes before it. */
    public static final int FIRST_PARAMETER = 2;

    /** How many values follow the selected ones in each row of a page: the anchor and the key. */
    private static final int KEY_VALUES = 2;

    private final String count;
    private final String firstPage;
    private final String nextPage;
    private final List<Object> parameters;

    /**
     * The rows of {@code accountId} for which {@code condition} holds, numbered from {@link #FIRST_PARAMETER}.
     *
     * @param selected ids of the columns to read
     * @param pageRows how many rows a page has at most
     */
    public DatasetQuery(
            Dataset dataset,
            List<String> selected,
            String anchor,
            String accountId,
            SqlCondition condition,
            int pageRows) {
        String where = " FROM " + dataset.view() + " WHERE account_id = $1 AND " + condition.sql();
        String keys = column(dataset, anchor) + ", " + dataset.key();
        String columns = selected.stream().map(id -> column(dataset, id) + ", ").collect(Collectors.joining());
        String order = " ORDER BY " + keys + " LIMIT " + pageRows;
        int last = condition.parameters().size() + 1;
        String after = " AND (%s) > ($%d, $%d)".formatted(keys, last + 1, last + 2);
        this.count = "SELECT count(*)" + where;
        this.firstPage = "SELECT " + columns + keys + where + order;
        this.nextPage = "SELECT " + columns + keys + where + after + order;
        this.parameters = new ArrayList<>();
        parameters.add(accountId);
        parameters.addAll(condition.parameters());
    }

    /** How many rows there are; takes {@link #parameters()}. */
    public String count() {
        return count;
    }

    /** The first page; takes {@link #parameters()}. */
    public String firstPage() {
        return firstPage;
    }

    /** A further page; takes {@link #parametersAfter}. */
    public String nextPage() {
        return nextPage;
    }

    /** Account and condition. */
    public List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** Account, condition, and what follows the selected values of the last row read. */
    public List<Object> parametersAfter(Object[] row) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(row).subList(row.length - KEY_VALUES, row.length));
        return all;
    }

    private static String column(Dataset dataset, String id) {
        return dataset.column(id)
                .orElseThrow(() -> new IllegalArgumentException("no column " + id))
                .sql();
    }
}
