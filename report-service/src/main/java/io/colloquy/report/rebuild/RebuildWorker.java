package io.colloquy.report.rebuild;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Leads rebuilds on, step by step, each a transaction; any number of replicas may do so at once. A step queues the next
 * subjects of the log, or, when all of them are worked out, has the new facts served. The aggregation's workers do the work
 * that is queued.
 */
@ApplicationScoped
public class RebuildWorker {
    private static final Logger LOG = Logger.getLogger(RebuildWorker.class);

    private final AccountDatabase database;
    private final RebuildStore store;

    RebuildWorker(AccountDatabase database, RebuildStore store) {
        this.database = database;
        this.store = store;
    }

    /** Goes on until every rebuild waits for the workers, or none is left. */
    public Uni<Void> advance() {
        return repeat(() -> database.acrossAccounts(this::step));
    }

    /** Deletes what is served no more, bit by bit. */
    public Uni<Void> sweep() {
        return database.acrossAccounts(store::retired)
                .onItem()
                .transformToMulti(retired -> Multi.createFrom().iterable(retired))
                .onItem()
                .transformToUniAndConcatenate(retired ->
                        repeat(() -> database.acrossAccounts(connection -> store.delete(connection, retired))))
                .collect()
                .last();
    }

    /** False if there was nothing to do. */
    private Uni<Boolean> step(SqlConnection connection) {
        return store.next(connection).chain(rebuild -> {
            if (rebuild.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            Rebuild found = rebuild.get();
            return found.isQueued()
                    ? store.finish(connection, found)
                            .invoke(() -> LOG.infof(
                                    "rebuilt account=%s generation=%d subjects=%d",
                                    found.accountId(), found.generation(), found.queued()))
                            .replaceWith(true)
                    : store.queueMore(connection, found).replaceWith(true);
        });
    }

    private static Uni<Void> repeat(Supplier<Uni<? extends Boolean>> step) {
        return Multi.createBy()
                .repeating()
                .uni(step)
                .whilst(worked -> worked)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
