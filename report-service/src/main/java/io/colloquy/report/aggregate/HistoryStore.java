package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Works out what conversations are among the others of their contact (table conversation_relations). */
@ApplicationScoped
class HistoryStore {
    private static final String SURVIVORS = """
            SELECT DISTINCT coalesce(c.survivor_id, u.contact_id) AS survivor_id
            FROM unnest($2::text[]) AS u (contact_id)
            LEFT JOIN contacts c ON c.account_id = $1 AND c.contact_id = u.contact_id
            """;

    /**
     * In one order for every worker, and released at the end of the transaction. Two contacts of one hash only wait for
     * each other.
     */
    private static final String LOCK = """
            SELECT count(pg_advisory_xact_lock(l.key))
            FROM (SELECT DISTINCT hashtextextended('history of ' || u.contact_id || ' of ' || $1, 0) AS key
                  FROM unnest($2::text[]) AS u (contact_id) ORDER BY 1) AS l
            """;

    /** A statement of its own after the lock: it sees what the one before in turn has committed. */
    private static final String RELATE = "SELECT relate_conversations($1, $2, $3)";

    /** Relates the conversations of these contacts, and of those merged with them, in the given generations. */
    Uni<Void> relate(SqlConnection connection, String accountId, List<String> contacts, List<Short> generations) {
        if (contacts.isEmpty() || generations.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SURVIVORS)
                .execute(Tuple.of(accountId, contacts.toArray(String[]::new)))
                .chain(rows -> {
                    List<String> survivors = new ArrayList<>(rows.size());
                    rows.forEach(row -> survivors.add(row.getString("survivor_id")));
                    return relateSurvivors(connection, accountId, survivors.toArray(String[]::new), generations);
                });
    }

    private static Uni<Void> relateSurvivors(
            SqlConnection connection, String accountId, String[] survivors, List<Short> generations) {
        Uni<Void> done = connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(accountId, survivors))
                .replaceWithVoid();
        for (Short generation : generations) {
            done = done.chain(() -> connection
                    .preparedQuery(RELATE)
                    .execute(Tuple.of(accountId, generation, survivors))
                    .replaceWithVoid());
        }
        return done;
    }
}
