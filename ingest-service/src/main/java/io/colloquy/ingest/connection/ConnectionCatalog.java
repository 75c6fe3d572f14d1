package io.colloquy.ingest.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.colloquy.platform.secret.SecretVault;
import io.colloquy.platform.secret.UnreadableSecret;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Connections as the ways in need them. Answers, that there is none too, are kept for half a second, so that a change is
 * in force within one.
 */
@ApplicationScoped
public class ConnectionCatalog {
    private static final Duration KEPT = Duration.ofMillis(500);
    private static final int MOST_KEPT = 10_000;

    private final AccountDatabase database;
    private final ConnectionStore store;
    private final SecretVault vault;
    private final Cache<String, Optional<OpenConnection>> byId = cache();
    private final Cache<String, Map<String, ThreadSettings>> byAccount = cache();

    ConnectionCatalog(AccountDatabase database, ConnectionStore store, SecretVault vault) {
        this.database = database;
        this.store = store;
        this.vault = vault;
    }

    /**
     * The connection of that id, whosever it is: a channel's webhook names no account. Empty if there is none. Fails with
     * {@link UnreadableSecret} if its secrets do not open.
     */
    public Uni<Optional<OpenConnection>> find(String connectionId) {
        Optional<OpenConnection> kept = byId.getIfPresent(connectionId);
        return kept != null
                ? Uni.createFrom().item(kept)
                : database.acrossAccounts(connection -> store.findAnywhere(connection, connectionId))
                        .map(found -> found.map(this::open))
                        .invoke(found -> byId.put(connectionId, found));
    }

    /**
     * The account's connections by id. Asked in the caller's own transaction: one that waited for a second connection of
     * the pool while holding the first could wait forever.
     */
    public Uni<Map<String, ThreadSettings>> configured(SqlConnection connection, String accountId) {
        Map<String, ThreadSettings> kept = byAccount.getIfPresent(accountId);
        return kept != null
                ? Uni.createFrom().item(kept)
                : store.all(connection, accountId)
                        .map(rows -> rows.stream()
                                .collect(Collectors.toUnmodifiableMap(ConnectionRow::id, ConnectionCatalog::settings)))
                        .invoke(found -> byAccount.put(accountId, found));
    }

    private OpenConnection open(ConnectionStore.Owned owned) {
        String account = owned.accountId();
        ConnectionRow row = owned.row();
        return new OpenConnection(
                account,
                row.toView(),
                row.provider(),
                row.secrets().stream()
                        .map(secret -> vault.open(ConnectionRow.secretOf(account, row.id()), secret))
                        .toList(),
                row.verifyToken() == null
                        ? null
                        : vault.open(ConnectionRow.verifyTokenOf(account, row.id()), row.verifyToken()),
                row.inactivitySeconds(),
                row.sessionGapSeconds(),
                row.inboxId(),
                row.environment());
    }

    private static ThreadSettings settings(ConnectionRow row) {
        return new ThreadSettings(
                row.channel(),
                row.inactivitySeconds(),
                row.sessionGapSeconds(),
                row.inboxId(),
                row.environment(),
                row.botId());
    }

    private static <V> Cache<String, V> cache() {
        return Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .build();
    }
}
