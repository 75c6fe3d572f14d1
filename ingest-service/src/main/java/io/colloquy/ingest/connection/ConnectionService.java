package io.colloquy.ingest.connection;

import io.colloquy.ingest.configuration.ConfigurationLog;
import io.colloquy.ingest.page.PageRequest;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.secret.SecretVault;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the account's connections, each change an event in the log (API contract 05, Configuration). */
@ApplicationScoped
class ConnectionService {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final String UNIQUE_VIOLATION = "23505";

    private final AccountDatabase database;
    private final ConnectionStore store;
    private final ConfigurationLog log;
    private final SecretVault vault;

    ConnectionService(AccountDatabase database, ConnectionStore store, ConfigurationLog log, SecretVault vault) {
        this.database = database;
        this.store = store;
        this.log = log;
        this.vault = vault;
    }

    /** Makes or replaces it; 400 for bad input, 409 if the id belongs to somebody else. What changes nothing is no event. */
    Uni<Connection> put(String accountId, String id, ConnectionRequest wanted) {
        List<Violation> violations = new ArrayList<>(wanted.violations());
        if (!id.matches(ID)) {
            violations.addFirst(new Violation("id", "must have 1 to 100 letters, digits, dots, dashes or underscores"));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return database.inAccount(accountId, connection -> log.begin(connection, accountId, SubjectType.CONNECTION, id)
                        .chain(at -> store.lock(connection, accountId, id)
                                .chain(before ->
                                        put(connection, accountId, before, row(accountId, id, wanted, before, at)))))
                .map(ConnectionRow::toConnection)
                .onFailure(ConnectionService::isTaken)
                .transform(taken -> Problems.of(
                        Response.Status.CONFLICT,
                        "connection-exists",
                        "The id " + id + " is taken; choose another one"));
    }

    private Uni<ConnectionRow> put(
            SqlConnection connection, String accountId, Optional<ConnectionRow> before, ConnectionRow row) {
        if (before.filter(stored -> stored.toData().equals(row.toData())).isPresent()) {
            return Uni.createFrom().item(before.orElseThrow());
        }
        return store.put(connection, accountId, row)
                .chain(() -> log.record(
                        connection, accountId, EventType.CONNECTION_UPDATED, row.id(), row.updatedAt(), row.toData()))
                .replaceWith(row);
    }

    /** The connection; 404 if the account has none of that id. */
    Uni<Connection> get(String accountId, String id) {
        requireId(id);
        return database.inAccount(accountId, connection -> store.find(connection, accountId, id))
                .map(found -> found.orElseThrow(() -> Problems.notFound("connection", id)))
                .map(ConnectionRow::toConnection);
    }

    /** A page of the account's connections, by id. */
    Uni<ConnectionPage> page(String accountId, PageRequest page) {
        return database.inAccount(
                        accountId, connection -> store.after(connection, accountId, page.after(), page.rows()))
                .map(rows -> rows.stream().map(ConnectionRow::toConnection).toList())
                .map(rows -> new ConnectionPage(page.items(rows), page.next(rows, Connection::id)));
    }

    /** Ends it; 404 if the account has none of that id. Its conversations stay. */
    Uni<Void> delete(String accountId, String id) {
        requireId(id);
        return database.inAccount(accountId, connection -> log.begin(connection, accountId, SubjectType.CONNECTION, id)
                .chain(at -> store.delete(connection, accountId, id).chain(found -> {
                    if (!found) {
                        throw Problems.notFound("connection", id);
                    }
                    return log.record(connection, accountId, EventType.CONNECTION_DELETED, id, at, null);
                })));
    }

    private ConnectionRow row(
            String accountId, String id, ConnectionRequest wanted, Optional<ConnectionRow> before, Instant at) {
        List<byte[]> secrets = wanted.changesSecrets()
                ? wanted.newSecrets().stream()
                        .map(secret -> vault.seal(ConnectionRow.secretOf(accountId, id), secret))
                        .toList()
                : before.map(ConnectionRow::secrets).orElse(List.of());
        byte[] verifyToken = before.map(ConnectionRow::verifyToken).orElse(null);
        if (wanted.changesVerifyToken()) {
            String token = wanted.newVerifyToken();
            verifyToken = token == null ? null : vault.seal(ConnectionRow.verifyTokenOf(accountId, id), token);
        }
        Instant changedBefore = before.map(ConnectionRow::secretsChangedAt).orElse(null);
        return new ConnectionRow(
                id,
                wanted.channelOrNull(),
                wanted.providerOrDefault(),
                wanted.name(),
                secrets,
                changesSecrets(wanted, before) ? at : changedBefore,
                verifyToken,
                wanted.inactivityOrDefault(),
                wanted.sessionGapOrDefault(),
                wanted.inboxId(),
                wanted.environmentOrDefault(),
                wanted.botId(),
                wanted.botApps(),
                at);
    }

    /** Whether a secret is added, replaced or removed; to remove what is not there changes nothing. */
    private static boolean changesSecrets(ConnectionRequest wanted, Optional<ConnectionRow> before) {
        boolean had = before.filter(row -> !row.secrets().isEmpty()).isPresent();
        boolean hadToken = before.filter(row -> row.verifyToken() != null).isPresent();
        return wanted.changesSecrets() && (had || !wanted.newSecrets().isEmpty())
                || wanted.changesVerifyToken() && (hadToken || wanted.newVerifyToken() != null);
    }

    private static void requireId(String id) {
        if (!id.matches(ID)) {
            throw Problems.notFound("connection", id);
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState());
    }
}
