package io.colloquy.platform.startup;

import io.colloquy.platform.tenancy.ReadReplica;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Refuses to start on a PostgreSQL that is too old, and as a database role that row-level security does not bind: it would
 * see every account.
 */
@ApplicationScoped
class FitDatabase {
    private static final Logger LOG = Logger.getLogger(FitDatabase.class);

    /** The first that returns a row as it was before an update (ADR 12). */
    private static final int OLDEST = 18;

    private static final String SERVER_AND_ROLE = """
            SELECT current_setting('server_version_num')::integer / 10000 AS version, rolsuper OR rolbypassrls AS unbound
            FROM pg_roles WHERE rolname = current_user
            """;

    void check(@Observes StartupEvent start, Pool pool, ReadReplica replica) {
        check(pool, "quarkus.datasource");
        replica.pool().ifPresent(reader -> check(reader, "quarkus.datasource.reader"));
    }

    private static void check(Pool pool, String properties) {
        Row found;
        try {
            found = pool.query(SERVER_AND_ROLE)
                    .execute()
                    .map(rows -> rows.iterator().next())
                    .await()
                    .atMost(Duration.ofSeconds(10));
        } catch (RuntimeException e) {
            // Readiness tells when the database is back; a missing database is not an unsafe one.
            LOG.warnf("database of %s.reactive.url not checked: it is away", properties);
            return;
        }
        if (found.getInteger("version") < OLDEST) {
            throw new IllegalStateException(properties + ".reactive.url leads to PostgreSQL "
                    + found.getInteger("version") + ": Colloquy needs PostgreSQL " + OLDEST + " or newer");
        }
        if (found.getBoolean("unbound")) {
            throw new IllegalStateException(properties + ".username names a superuser or a role with BYPASSRLS: "
                    + "row-level security would not keep accounts apart. Use an ordinary role");
        }
    }
}
