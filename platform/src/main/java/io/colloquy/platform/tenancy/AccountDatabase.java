package io.colloquy.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The only door to account data: every transaction names its account first, and row-level security in the database
 * shows it nothing else (migration V001), even to a query that forgets its filter.
 */
@ApplicationScoped
public class AccountDatabase {
    private static final String EVERY_ACCOUNT = "*";
    private static final String NAME_ACCOUNT = "SELECT set_config('colloquy.account', $1, true)";
    /**
     * Read by one process: for a month of conversations the planner takes three, which need twice as long, most of it for
     * their start (docs/benchmarks.md, P4).
     */
    private static final String ONE_SNAPSHOT =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL max_parallel_workers_per_gather = 0";

    /** The name takes no parameter. */
    private static final Pattern SNAPSHOT = Pattern.compile("[0-9A-F]+(-[0-9A-F]+)*");

    private final Pool pool;

    AccountDatabase(Pool pool) {
        this.pool = pool;
    }

    /** Runs {@code work} in a READ COMMITTED transaction that sees and writes the rows of {@code accountId} alone. */
    public <T> Uni<T> inAccount(String accountId, Function<SqlConnection, Uni<T>> work) {
        requireAccount(accountId);
        return pool.withTransaction(connection -> name(connection, accountId).chain(() -> work.apply(connection)));
    }

    /** As {@link #inAccount}, read only and over one snapshot: every query in it sees the same instant. */
    public <T> Uni<T> inAccountSnapshot(String accountId, Function<SqlConnection, Uni<T>> work) {
        return inSnapshot(
                accountId, connection -> connection.query(ONE_SNAPSHOT).execute(), work);
    }

    /**
     * As {@link #inAccountSnapshot(String, Function)}, over the snapshot of another transaction that still goes on.
     *
     * @param snapshot as PostgreSQL's {@code pg_export_snapshot} has named it
     * @return fails with a {@link SnapshotLostException} if that transaction has ended
     */
    public <T> Uni<T> inAccountSnapshot(String accountId, String snapshot, Function<SqlConnection, Uni<T>> work) {
        if (!SNAPSHOT.matcher(snapshot).matches()) {
            throw new IllegalArgumentException("not the name of a snapshot");
        }
        String thatSnapshot = "; SET TRANSACTION SNAPSHOT '" + snapshot + "'";
        return inSnapshot(
                accountId,
                connection -> connection
                        .query(ONE_SNAPSHOT + thatSnapshot)
                        .execute()
                        .onFailure(PgException.class)
                        .transform(SnapshotLostException::new),
                work);
    }

    /** Runs {@code work} in a transaction over all accounts: for workers, never for a request. */
    public <T> Uni<T> acrossAccounts(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                connection -> name(connection, EVERY_ACCOUNT).chain(() -> work.apply(connection)));
    }

    private <T> Uni<T> inSnapshot(
            String accountId, Function<SqlConnection, Uni<?>> begin, Function<SqlConnection, Uni<T>> work) {
        requireAccount(accountId);
        return pool.withTransaction(connection ->
                begin.apply(connection).chain(() -> name(connection, accountId)).chain(() -> work.apply(connection)));
    }

    private static Uni<Void> name(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(NAME_ACCOUNT)
                .execute(Tuple.of(accountId))
                .replaceWithVoid();
    }

    private static void requireAccount(String accountId) {
        if (accountId == null || accountId.isBlank() || accountId.equals(EVERY_ACCOUNT)) {
            throw new IllegalArgumentException("an account id is needed");
        }
    }
}
