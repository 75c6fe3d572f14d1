package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which generations of facts are written. */
@ApplicationScoped
class GenerationStore {
    private static final String FIND = """
            SELECT a.account_id, a.generation, r.generation AS rebuilding
            FROM accounts a LEFT JOIN rebuilds r ON r.account_id = a.account_id
            WHERE a.account_id = ANY ($1)
            """;

    /** By account; an account that is not known writes what it would serve. */
    Uni<Map<String, Generations>> find(SqlConnection connection, List<String> accounts) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accounts.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Generations> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            row.getString("account_id"),
                            new Generations(row.getShort("generation"), row.getShort("rebuilding"))));
                    accounts.forEach(account -> found.putIfAbsent(account, new Generations((short) 1, null)));
                    return found;
                });
    }
}
