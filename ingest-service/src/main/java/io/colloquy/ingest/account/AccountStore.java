package io.colloquy.ingest.account;

import static io.colloquy.platform.sql.Timestamps.instant;
import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** The tables {@code accounts} and {@code api_keys}. A key itself is nowhere, only its hash. */
@ApplicationScoped
class AccountStore {
    private static final String INSERT_ACCOUNT = """
            INSERT INTO accounts (account_id, name, timezone, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account_id) DO NOTHING
            """;
    private static final String ACCOUNTS_AFTER = """
            SELECT account_id, name, timezone, created_at FROM accounts
            WHERE account_id > $1 ORDER BY account_id LIMIT $2
            """;
    private static final String INSERT_KEY = """
            INSERT INTO api_keys (account_id, key_id, name, key_hash, roles, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String KEYS_AFTER = """
            SELECT key_id, name, roles, created_at, expires_at, revoked_at FROM api_keys
            WHERE account_id = $1 AND key_id > $2 ORDER BY key_id LIMIT $3
            """;
    private static final String REVOKE_KEY = """
            UPDATE api_keys SET revoked_at = coalesce(revoked_at, $3) WHERE account_id = $1 AND key_id = $2
            """;

    private final AccountDatabase database;

    AccountStore(AccountDatabase database) {
        this.database = database;
    }

    /** Stores an account with its first key; false, and nothing stored, if there is one of that id. */
    Uni<Boolean> insert(Account account, ApiKey key, byte[] keyHash) {
        return database.inAccount(account.id(), connection -> connection
                .preparedQuery(INSERT_ACCOUNT)
                .execute(Tuple.of(account.id(), account.name(), account.timezone(), utc(account.createdAt())))
                .chain(inserted -> inserted.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : insertKey(connection, account.id(), key, keyHash).replaceWith(true)));
    }

    /** At most {@code rows} of the accounts after that id, in their order. */
    Uni<List<Account>> accountsAfter(String after, int rows) {
        return database.acrossAccounts(connection -> connection
                .preparedQuery(ACCOUNTS_AFTER)
                .execute(Tuple.of(after, rows))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(AccountStore::account)
                        .toList()));
    }

    /** Stores a key of an account that is there. */
    Uni<Void> insertKey(String accountId, ApiKey key, byte[] keyHash) {
        return database.inAccount(accountId, connection -> insertKey(connection, accountId, key, keyHash));
    }

    /** At most {@code rows} of the account's keys after that id, in their order. */
    Uni<List<ApiKey>> keysAfter(String accountId, String after, int rows) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(KEYS_AFTER)
                .execute(Tuple.of(accountId, after, rows))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(AccountStore::key)
                        .toList()));
    }

    /** Whether there is such a key; one that was revoked before keeps its instant. */
    Uni<Boolean> revokeKey(String accountId, String keyId, Instant now) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(REVOKE_KEY)
                .execute(Tuple.of(accountId, keyId, utc(now)))
                .map(updated -> updated.rowCount() == 1));
    }

    private static Uni<Void> insertKey(SqlConnection connection, String accountId, ApiKey key, byte[] keyHash) {
        return connection
                .preparedQuery(INSERT_KEY)
                .execute(Tuple.tuple()
                        .addString(accountId)
                        .addString(key.id())
                        .addString(key.name())
                        .addBuffer(Buffer.buffer(keyHash))
                        .addArrayOfString(key.roles().toArray(String[]::new))
                        .addOffsetDateTime(utc(key.createdAt()))
                        .addOffsetDateTime(utc(key.expiresAt())))
                .replaceWithVoid();
    }

    private static Account account(Row row) {
        return new Account(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("timezone"),
                instant(row, "created_at"));
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.getString("key_id"),
                row.getString("name"),
                Arrays.asList(row.getArrayOfStrings("roles")),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }
}
