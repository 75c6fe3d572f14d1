package io.colloquy.platform.security;

import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether an account is there that a token names. Answers are kept for half a second, as those about keys. */
@ApplicationScoped
class AccountStore {
    private static final String FIND = "SELECT 1 FROM accounts WHERE account_id = $1";

    private final Pool pool;

    AccountStore(Pool pool) {
        this.pool = pool;
    }

    @CacheResult(cacheName = "accounts")
    Uni<Boolean> isThere(String accountId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(accountId)).map(rows -> rows.size() == 1);
    }
}
