package io.colloquy.platform.security;

import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds the key that a request carries. Answers are kept for half a second, so that a revoked key ends within one. */
@ApplicationScoped
class ApiKeyStore {
    private static final String FIND = """
            SELECT account_id, key_id, roles FROM api_keys
            WHERE key_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
            """;

    private final Pool pool;

    ApiKeyStore(Pool pool) {
        this.pool = pool;
    }

    record ApiKey(String accountId, String keyId, List<Role> roles) {}

    @CacheResult(cacheName = "api-keys")
    Uni<Optional<ApiKey>> find(String hexHash) {
        Buffer hash = Buffer.buffer(HexFormat.of().parseHex(hexHash));
        return pool.preparedQuery(FIND).execute(Tuple.of(hash)).map(ApiKeyStore::first);
    }

    private static Optional<ApiKey> first(RowSet<Row> rows) {
        for (Row row : rows) {
            List<Role> roles = Arrays.stream(row.getArrayOfStrings("roles"))
                    .flatMap(name -> Role.ofAccountKey(name).stream())
                    .toList();
            return Optional.of(new ApiKey(row.getString("account_id"), row.getString("key_id"), roles));
        }
        return Optional.empty();
    }
}
