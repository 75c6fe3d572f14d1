package io.colloquy.export.callback;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code callback_secrets}: at most the one in use and the one that it replaced. */
@ApplicationScoped
class CallbackSecretStore {
    private static final String VALID = """
            SELECT account_id, secret_id, secret, created_at, expires_at FROM callback_secrets
            WHERE account_id = $1 AND coalesce(expires_at, 'infinity') > clock_timestamp()
            ORDER BY created_at DESC, secret_id
            """;
    private static final String EVERY =
            "SELECT account_id, secret_id, secret, created_at, expires_at FROM callback_secrets";
    private static final String DROP_REPLACED =
            "DELETE FROM callback_secrets WHERE account_id = $1 AND expires_at IS NOT NULL";
    private static final String REPLACE = """
            UPDATE callback_secrets SET expires_at = clock_timestamp() + $2 * interval '1 millisecond' WHERE account_id = $1
            """;
    private static final String ADD = """
            INSERT INTO callback_secrets (account_id, secret_id, secret, created_at)
            VALUES ($1, $2, $3, clock_timestamp()) RETURNING account_id, secret_id, secret, created_at, expires_at
            """;
    private static final String DELETE = "DELETE FROM callback_secrets WHERE account_id = $1 AND secret_id = $2";
    private static final String SEAL_ANEW =
            "UPDATE callback_secrets SET secret = $3 WHERE account_id = $1 AND secret_id = $2 AND secret = $4";

    private final AccountDatabase database;

    CallbackSecretStore(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A row.
     *
     * @param sealed the secret, sealed
     * @param expiresAt null for the one in use
     */
    record StoredSecret(String accountId, String secretId, byte[] sealed, Instant createdAt, Instant expiresAt) {}

    /** Those that sign now, the newest first. */
    Uni<List<StoredSecret>> valid(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(VALID)
                .execute(Tuple.of(accountId))
                .map(CallbackSecretStore::all));
    }

    /** Of every account. */
    Uni<List<StoredSecret>> every() {
        return database.acrossAccounts(
                connection -> connection.query(EVERY).execute().map(CallbackSecretStore::all));
    }

    /** Adds a secret; the one before signs for {@code overlap} more, those before that no more. */
    Uni<StoredSecret> add(String accountId, String secretId, byte[] sealed, Duration overlap) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(DROP_REPLACED)
                .execute(Tuple.of(accountId))
                .chain(() -> connection.preparedQuery(REPLACE).execute(Tuple.of(accountId, overlap.toMillis())))
                .chain(() ->
                        connection.preparedQuery(ADD).execute(Tuple.of(accountId, secretId, Buffer.buffer(sealed))))
                .map(rows -> all(rows).getFirst()));
    }

    /** False if the account has none of that id. */
    Uni<Boolean> delete(String accountId, String secretId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(accountId, secretId))
                .map(rows -> rows.rowCount() == 1));
    }

    /** Stores the same secret sealed by another key. */
    Uni<Boolean> sealAnew(StoredSecret secret, byte[] sealed) {
        Tuple parameters =
                Tuple.of(secret.accountId(), secret.secretId(), Buffer.buffer(sealed), Buffer.buffer(secret.sealed()));
        return database.inAccount(
                secret.accountId(),
                connection ->
                        connection.preparedQuery(SEAL_ANEW).execute(parameters).map(rows -> rows.rowCount() == 1));
    }

    private static List<StoredSecret> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CallbackSecretStore::secret)
                .toList();
    }

    private static StoredSecret secret(Row row) {
        OffsetDateTime expires = row.getOffsetDateTime("expires_at");
        return new StoredSecret(
                row.getString("account_id"),
                row.getString("secret_id"),
                row.getBuffer("secret").getBytes(),
                row.getOffsetDateTime("created_at").toInstant(),
                expires == null ? null : expires.toInstant());
    }
}
