package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Has PostgreSQL look again at tables that have grown many times over since it last did. A first import fills them within
 * seconds; until autovacuum comes by, a minute or more later, the planner takes them for empty and a report of a second
 * takes minutes.
 */
@ApplicationScoped
class TableStatistics {
    private static final Logger LOG = Logger.getLogger(TableStatistics.class);

    /** Below that, autovacuum's own rule (a tenth changed) is soon enough. */
    private static final String GROWN_MANYFOLD = """
            SELECT s.relid::regclass::text AS name
            FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
            WHERE s.schemaname = current_schema() AND pg_has_role(c.relowner, 'USAGE')
              AND s.n_mod_since_analyze >= 1000 + 2 * greatest(c.reltuples, 0)
            ORDER BY 1
            """;

    private final Pool pool;

    TableStatistics(Pool pool) {
        this.pool = pool;
    }

    /** Analyzes the tables that need it, one after the other. It takes a sample of each, so its time is bounded. */
    Uni<Void> refresh() {
        return pool.query(GROWN_MANYFOLD)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom()
                        .items(StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString("name"))))
                .onItem()
                .transformToUniAndConcatenate(this::analyze)
                .collect()
                .last();
    }

    /** The name comes quoted from the catalogue. */
    private Uni<Void> analyze(String table) {
        LOG.infof("analyze table=%s", table);
        return pool.query("ANALYZE " + table).execute().replaceWithVoid();
    }
}
