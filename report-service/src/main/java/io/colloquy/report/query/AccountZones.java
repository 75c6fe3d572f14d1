package io.colloquy.report.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The zone in which an account's days begin unless a request names another (reports 3.1). Accounts are no account data:
 * they are read from the pool itself.
 */
@ApplicationScoped
public class AccountZones {
    private static final String FIND = "SELECT timezone FROM accounts WHERE account_id = $1";

    private final Pool pool;

    AccountZones(Pool pool) {
        this.pool = pool;
    }

    /** The account's zone; UTC for an account that is not known, which sees nothing anyway. */
    public Uni<ZoneId> find(String accountId) {
        return find(pool, accountId);
    }

    /** The same by a connection that is in use already. */
    Uni<ZoneId> find(SqlClient client, String accountId) {
        return client.preparedQuery(FIND).execute(Tuple.of(accountId)).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? ZoneId.of(row.next().getString("timezone")) : ZoneOffset.UTC;
        });
    }
}
