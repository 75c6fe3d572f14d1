package io.colloquy.export.link;

import static io.colloquy.platform.sql.Timestamps.instant;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** {@code export_links}. The database's clock counts. */
@ApplicationScoped
class LinkStore {
    private static final String COLUMNS = """
             account_id, link_id, name, export, created_by, created_at, expires_at, revoked_at, uses, last_used_at,
             minute_uses, last_job_id
            """;
    private static final String COUNT =
            "SELECT count(*) FROM export_links WHERE account_id = $1 AND revoked_at IS NULL";
    private static final String LIST =
            "SELECT" + COLUMNS + "FROM export_links WHERE account_id = $1 ORDER BY created_at, link_id";
    private static final String FIND = "SELECT" + COLUMNS + "FROM export_links WHERE account_id = $1 AND link_id = $2";
    private static final String INSERT = """
            INSERT INTO export_links (account_id, link_id, token_hash, name, export, created_by, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7) RETURNING""" + COLUMNS;
    private static final String REVOKE = """
            UPDATE export_links SET revoked_at = coalesce(revoked_at, clock_timestamp())
            WHERE account_id = $1 AND link_id = $2
            """;
    private static final String OPEN = """
             token_hash = $1 AND revoked_at IS NULL AND coalesce(expires_at, 'infinity') > clock_timestamp()
            """;
    private static final String EXISTS = "SELECT FROM export_links WHERE" + OPEN;
    private static final String COUNT_REQUEST = """
            UPDATE export_links
            SET minute_began_at = CASE WHEN minute_began_at > clock_timestamp() - interval '1 minute'
                                       THEN minute_began_at ELSE clock_timestamp() END,
                minute_uses = CASE WHEN minute_began_at > clock_timestamp() - interval '1 minute'
                                   THEN minute_uses + 1 ELSE 1 END
            WHERE""" + OPEN + "RETURNING" + COLUMNS;
    private static final String COUNT_USE = """
            UPDATE export_links SET uses = uses + 1, last_used_at = clock_timestamp()
            WHERE account_id = $1 AND link_id = $2
            """;
    private static final String REMEMBER_JOB =
            "UPDATE export_links SET last_job_id = $3 WHERE account_id = $1 AND link_id = $2";

    private final AccountDatabase database;

    LinkStore(AccountDatabase database) {
        this.database = database;
    }

    /** Those that are not revoked. */
    Uni<Long> count(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(accountId))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** Oldest first. */
    Uni<List<LinkRow>> list(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(LIST)
                .execute(Tuple.of(accountId))
                .map(LinkStore::all));
    }

    Uni<Optional<LinkRow>> find(String accountId, UUID id) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accountId, id))
                .map(LinkStore::first));
    }

    /** Stores a new one; {@code expiresAt} null for never. */
    Uni<LinkRow> insert(
            String accountId, byte[] tokenHash, String name, String export, String createdBy, Instant expiresAt) {
        Tuple parameters = Tuple.tuple()
                .addString(accountId)
                .addUUID(UUID.randomUUID())
                .addValue(Buffer.buffer(tokenHash))
                .addString(name)
                .addString(export)
                .addString(createdBy)
                .addOffsetDateTime(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC));
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(INSERT)
                .execute(parameters)
                .map(rows -> first(rows).orElseThrow()));
    }

    /** False if there is none; one that was revoked stays so since then. */
    Uni<Boolean> revoke(String accountId, UUID id) {
        return update(accountId, REVOKE, Tuple.of(accountId, id));
    }

    /** Whether a token opens something: the token alone says whose link it is. */
    Uni<Boolean> opens(byte[] tokenHash) {
        return database.acrossAccounts(connection -> connection
                .preparedQuery(EXISTS)
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .map(rows -> rows.size() == 1));
    }

    /** The link that a token opens, with this request among its minute's; empty if it opens none. */
    Uni<Optional<LinkRow>> countRequest(byte[] tokenHash) {
        return database.acrossAccounts(connection -> connection
                .preparedQuery(COUNT_REQUEST)
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .map(LinkStore::first));
    }

    /** Counts an answer. */
    Uni<Boolean> countUse(LinkRow link) {
        return update(link.accountId(), COUNT_USE, Tuple.of(link.accountId(), link.linkId()));
    }

    /** Remembers the job whose file is being made. */
    Uni<Boolean> rememberJob(LinkRow link, UUID jobId) {
        return update(link.accountId(), REMEMBER_JOB, Tuple.of(link.accountId(), link.linkId(), jobId));
    }

    private Uni<Boolean> update(String accountId, String sql, Tuple parameters) {
        return database.inAccount(
                accountId,
                connection -> connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount() == 1));
    }

    private static Optional<LinkRow> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<LinkRow> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(LinkStore::row)
                .toList();
    }

    private static LinkRow row(Row row) {
        return new LinkRow(
                row.getString("account_id"),
                row.getUUID("link_id"),
                row.getString("name"),
                row.getString("export"),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                row.getLong("uses"),
                instant(row, "last_used_at"),
                row.getInteger("minute_uses"),
                row.getUUID("last_job_id"));
    }
}
