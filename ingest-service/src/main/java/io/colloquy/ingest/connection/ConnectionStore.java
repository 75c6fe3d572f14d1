package io.colloquy.ingest.connection;

import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Environment;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The table {@code connections}. */
@ApplicationScoped
class ConnectionStore {
    private static final String FIND = "SELECT * FROM connections WHERE account_id = $1 AND connection_id = $2";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String FIND_ANYWHERE = "SELECT * FROM connections WHERE connection_id = $1";
    private static final String AFTER = """
            SELECT * FROM connections WHERE account_id = $1 AND connection_id > $2 ORDER BY connection_id LIMIT $3
            """;
    private static final String ALL = "SELECT * FROM connections WHERE account_id = $1";
    private static final String EVERY_ACCOUNT = "SELECT account_id, connection_id FROM connections";
    private static final String PUT = """
            INSERT INTO connections (account_id, connection_id, channel, provider, name, secrets, secrets_changed_at,
                                     verify_token, inactivity_seconds, session_gap_seconds, inbox_id, environment,
                                     bot_id, bot_app_ids, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (account_id, connection_id) DO UPDATE SET
                channel = excluded.channel, provider = excluded.provider, name = excluded.name,
                secrets = excluded.secrets, secrets_changed_at = excluded.secrets_changed_at,
                verify_token = excluded.verify_token, inactivity_seconds = excluded.inactivity_seconds,
                session_gap_seconds = excluded.session_gap_seconds, inbox_id = excluded.inbox_id,
                environment = excluded.environment, bot_id = excluded.bot_id, bot_app_ids = excluded.bot_app_ids,
                updated_at = excluded.updated_at
            """;
    private static final String DELETE = "DELETE FROM connections WHERE account_id = $1 AND connection_id = $2";

    /** A connection and whose it is. */
    record Owned(String accountId, ConnectionRow row) {}

    /** Whose connection, and which. */
    record Key(String accountId, String connectionId) {}

    Uni<Optional<ConnectionRow>> find(SqlConnection connection, String accountId, String id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(accountId, id)).map(rows -> list(rows).stream()
                .findFirst());
    }

    /** Finds it, and keeps others from changing it until the transaction ends. */
    Uni<Optional<ConnectionRow>> lock(SqlConnection connection, String accountId, String id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(accountId, id)).map(rows -> list(rows).stream()
                .findFirst());
    }

    /** The connection of that id, whosever it is, in a transaction over all accounts. */
    Uni<Optional<Owned>> findAnywhere(SqlConnection connection, String id) {
        return connection.preparedQuery(FIND_ANYWHERE).execute(Tuple.of(id)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Owned(row.getString("account_id"), toRow(row)))
                .findFirst());
    }

    Uni<List<ConnectionRow>> after(SqlConnection connection, String accountId, String after, int rows) {
        return connection
                .preparedQuery(AFTER)
                .execute(Tuple.of(accountId, after, rows))
                .map(ConnectionStore::list);
    }

    Uni<List<ConnectionRow>> all(SqlConnection connection, String accountId) {
        return connection.preparedQuery(ALL).execute(Tuple.of(accountId)).map(ConnectionStore::list);
    }

    /** The connections of every account, in a transaction over all accounts. */
    Uni<List<Key>> everyAccounts(SqlConnection connection) {
        return connection.query(EVERY_ACCOUNT).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Key(row.getString("account_id"), row.getString("connection_id")))
                .toList());
    }

    /** Adds or replaces it. Fails with a unique violation if another account has one of that id. */
    Uni<Void> put(SqlConnection connection, String accountId, ConnectionRow row) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(row.id())
                        .addValue(row.channel().wire())
                        .addValue(row.provider())
                        .addValue(row.name())
                        .addValue(row.secrets().stream().map(Buffer::buffer).toArray(Buffer[]::new))
                        .addValue(utc(row.secretsChangedAt()))
                        .addValue(row.verifyToken() == null ? null : Buffer.buffer(row.verifyToken()))
                        .addValue(row.inactivitySeconds())
                        .addValue(row.sessionGapSeconds())
                        .addValue(row.inboxId())
                        .addValue(row.environment().wire())
                        .addValue(row.botId())
                        .addValue(row.botAppIds().toArray(String[]::new))
                        .addValue(utc(row.updatedAt())))
                .replaceWithVoid();
    }

    /** Whether there was one. */
    Uni<Boolean> delete(SqlConnection connection, String accountId, String id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(accountId, id)).map(deleted -> deleted.rowCount() > 0);
    }

    private static List<ConnectionRow> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ConnectionStore::toRow)
                .toList();
    }

    private static ConnectionRow toRow(Row row) {
        Buffer verifyToken = row.getDelegate().getBuffer("verify_token");
        return new ConnectionRow(
                row.getString("connection_id"),
                Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                row.getString("provider"),
                row.getString("name"),
                Arrays.stream(row.getDelegate().getArrayOfBuffers("secrets"))
                        .map(Buffer::getBytes)
                        .toList(),
                instant(row.getOffsetDateTime("secrets_changed_at")),
                verifyToken == null ? null : verifyToken.getBytes(),
                row.getInteger("inactivity_seconds"),
                row.getInteger("session_gap_seconds"),
                row.getString("inbox_id"),
                Environment.valueOf(row.getString("environment").toUpperCase(Locale.ROOT)),
                row.getString("bot_id"),
                List.of(row.getArrayOfStrings("bot_app_ids")),
                instant(row.getOffsetDateTime("updated_at")));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
