package io.colloquy.export.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The door to account data for Panache, as {@code AccountDatabase} is for SQL: the transaction names its account before
 * anything else, and row-level security shows it nothing of another.
 */
@ApplicationScoped
class AccountTransaction {
    private static final String NAME_ACCOUNT = "SELECT set_config('colloquy.account', :account, true)";
    private static final String LOCK_ACCOUNT =
            "SELECT CAST(pg_advisory_xact_lock(hashtextextended('export_jobs/' || :account, 0)) AS text)";

    /** Runs {@code work} in a transaction of {@code accountId}. */
    <T> Uni<T> in(String accountId, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> select(session, NAME_ACCOUNT, accountId))
                .chain(work::get));
    }

    /** As {@link #in}, one after the other within the account: for steps that count before they add. */
    <T> Uni<T> aloneIn(String accountId, Supplier<Uni<T>> work) {
        return in(accountId, () -> Panache.getSession()
                .chain(session -> select(session, LOCK_ACCOUNT, accountId))
                .chain(work::get));
    }

    private static Uni<String> select(Mutiny.Session session, String sql, String accountId) {
        return session.createNativeQuery(sql, String.class)
                .setParameter("account", accountId)
                .getSingleResult();
    }
}
