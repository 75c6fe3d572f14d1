package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes what conversations are made of, row by row ({@link RowTables}). */
@ApplicationScoped
class RowStore {
    /**
     * Replaces the rows of conversations whose facts this transaction has just written: it holds their facts, so no other
     * worker does the same now. The statements of all tables go out together.
     *
     * @param added conversations that had no rows
     * @param changed conversations that may have rows, which go first
     */
    Uni<Void> replace(
            SqlConnection connection, String accountId, short generation, List<Folded> added, List<Folded> changed) {
        String[] gone = changed.stream().map(Folded::conversationId).toArray(String[]::new);
        List<Folded> all = Stream.concat(added.stream(), changed.stream()).toList();
        List<Uni<RowSet<Row>>> statements = new ArrayList<>();
        for (int table = 0; table < RowTables.ALL.size(); table++) {
            RowTable<?> rows = RowTables.ALL.get(table);
            if (gone.length > 0) {
                statements.add(connection.preparedQuery(rows.delete()).execute(Tuple.of(accountId, generation, gone)));
            }
            Tuple values = values(accountId, generation, rows, table, all);
            if (values != null) {
                statements.add(connection.preparedQuery(rows.insert()).execute(values));
            }
        }
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    /** Null where there is nothing to insert. */
    private static Tuple values(
            String accountId, short generation, RowTable<?> table, int number, List<Folded> conversations) {
        List<String> ids = new ArrayList<>();
        List<Integer> ordinals = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (Folded folded : conversations) {
            int ordinal = 1;
            for (List<Object> row : folded.rows().get(number)) {
                ids.add(folded.conversationId());
                ordinals.add(ordinal++);
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        values.add(accountId);
        values.add(generation);
        values.add(ids.toArray(String[]::new));
        values.add(ordinals.toArray(Integer[]::new));
        values.addAll(table.arrays(rows));
        return Tuple.tuple(values);
    }
}
