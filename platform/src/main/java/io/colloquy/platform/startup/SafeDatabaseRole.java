package io.colloquy.platform.startup;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Refuses to start as a database role that row-level security does not bind: it would see every account. */
@ApplicationScoped
class SafeDatabaseRole {
    private static final Logger LOG = Logger.getLogger(SafeDatabaseRole.class);
    private static final String UNBOUND =
            "SELECT rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user";

    void check(@Observes StartupEvent start, Pool pool) {
        boolean unbound;
        try {
            unbound = pool.query(UNBOUND)
                    .execute()
                    .map(rows -> rows.iterator().next().getBoolean("unbound"))
                    .await()
                    .atMost(Duration.ofSeconds(10));
        } catch (RuntimeException e) {
            // Readiness tells when the database is back; a missing database is not an unsafe one.
            LOG.warn("database role not checked: the database is away");
            return;
        }
        if (unbound) {
            throw new IllegalStateException("quarkus.datasource.username names a superuser or a role with BYPASSRLS: "
                    + "row-level security would not keep accounts apart. Use an ordinary role");
        }
    }
}
