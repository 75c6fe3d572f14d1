package io.colloquy.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
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

    /** Since when the server has been running, to the microsecond: no two have that in common. */
    private static final String SERVER = "(extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint::text";

    private static final String SHARE =
            "SELECT CASE WHEN NOT pg_is_in_recovery() THEN " + SERVER + " || '/' || pg_export_snapshot() END";

    /** The server, and the snapshot as that server calls it: such a name takes no parameter. */
    private static final Pattern SHARED = Pattern.compile("([0-9]+)/([0-9A-F]+(?:-[0-9A-F]+)*)");

    private final Pool pool;
    private final Pool reader;

    AccountDatabase(Pool pool, ReadReplica replica) {
        this.pool = pool;
        this.reader = replica.pool().orElse(pool);
    }

    /** Runs {@code work} in a READ COMMITTED transaction that sees and writes the rows of {@code accountId} alone. */
    public <T> Uni<T> inAccount(String accountId, Function<SqlConnection, Uni<T>> work) {
        requireAccount(accountId);
        return pool.withTransaction(connection -> name(connection, accountId).chain(() -> work.apply(connection)));
    }

    /** As {@link #inAccount}, read only and over one snapshot: every query in it sees the same instant. */
    public <T> Uni<T> inAccountSnapshot(String accountId, Function<SqlConnection, Uni<T>> work) {
        return inSnapshot(pool, accountId, AccountDatabase::begin, work);
    }

    /**
     * As {@link #inAccountSnapshot}, at the {@link ReadReplica} if there is one: what was written a moment ago may not be
     * there yet. For whoever reads much and is told by the snapshot itself how far it goes.
     */
    public <T> Uni<T> inReplicaSnapshot(String accountId, Function<SqlConnection, Uni<T>> work) {
        return inSnapshot(reader, accountId, AccountDatabase::begin, work);
    }

    /**
     * As {@link #inReplicaSnapshot(String, Function)}, over the snapshot of another transaction that still goes on.
     *
     * @param shared as {@link #share} has named it
     * @return fails with a {@link SnapshotLostException} if that transaction has ended, or was at another server
     */
    public <T> Uni<T> inReplicaSnapshot(String accountId, String shared, Function<SqlConnection, Uni<T>> work) {
        Matcher snapshot = SHARED.matcher(shared);
        if (!snapshot.matches()) {
            throw new IllegalArgumentException("not the name of a snapshot");
        }
        return inSnapshot(
                reader, accountId, connection -> begin(connection, snapshot.group(1), snapshot.group(2)), work);
    }

    /**
     * By what name {@link #inReplicaSnapshot(String, String, Function)} reads from the snapshot of that connection's
     * transaction, as long as the transaction goes on. Empty at a hot standby: while others write, PostgreSQL 18 shows whoever
     * takes over a standby's snapshot other rows, or none (ADR 19).
     */
    public static Uni<Optional<String>> share(SqlConnection connection) {
        return connection
                .query(SHARE)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getString(0)));
    }

    /** Runs {@code work} in a transaction over all accounts: for workers, never for a request. */
    public <T> Uni<T> acrossAccounts(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                connection -> name(connection, EVERY_ACCOUNT).chain(() -> work.apply(connection)));
    }

    private static <T> Uni<T> inSnapshot(
            Pool at, String accountId, Function<SqlConnection, Uni<?>> begin, Function<SqlConnection, Uni<T>> work) {
        requireAccount(accountId);
        return at.withTransaction(connection ->
                begin.apply(connection).chain(() -> name(connection, accountId)).chain(() -> work.apply(connection)));
    }

    private static Uni<?> begin(SqlConnection connection) {
        return connection.query(ONE_SNAPSHOT).execute();
    }

    /** Servers name their snapshots alike: another one may have one of that name, with other rows. */
    private static Uni<?> begin(SqlConnection connection, String server, String snapshot) {
        return connection
                .query(ONE_SNAPSHOT + "; SET TRANSACTION SNAPSHOT '" + snapshot + "'")
                .execute()
                .chain(() -> connection.query("SELECT " + SERVER).execute())
                .onFailure(PgException.class)
                .transform(SnapshotLostException::new)
                .map(rows -> rows.iterator().next().getString(0))
                .onItem()
                .transformToUni(found -> found.equals(server)
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new SnapshotLostException()));
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
