package io.colloquy.ingest.connection;

import io.colloquy.platform.secret.SecretVault;
import io.colloquy.platform.secret.SecretVault.Place;
import io.colloquy.platform.secret.UnreadableSecret;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * While {@code colloquy.secrets.previous-key} is set, seals anew at start-up what another key than today's sealed. When it
 * says that it is through, the previous key can go.
 */
@ApplicationScoped
class SecretRotation {
    private static final Logger LOG = Logger.getLogger(SecretRotation.class);

    private final AccountDatabase database;
    private final ConnectionStore store;
    private final SecretVault vault;

    SecretRotation(AccountDatabase database, ConnectionStore store, SecretVault vault) {
        this.database = database;
        this.store = store;
        this.vault = vault;
    }

    void start(@Observes StartupEvent start) {
        if (vault.isChangingKeys()) {
            sealAnew()
                    .subscribe()
                    .with(
                            count -> LOG.infof(
                                    "secrets sealed anew at %d connections; colloquy.secrets.previous-key can go",
                                    count),
                            failure ->
                                    LOG.error("secrets not sealed anew; keep colloquy.secrets.previous-key", failure));
        }
    }

    /** How many connections had something that another key had sealed. What does not open by any key stays as it is. */
    Uni<Long> sealAnew() {
        return database.acrossAccounts(store::everyAccounts).chain(keys -> Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(key -> sealAnew(key)
                        .onFailure(UnreadableSecret.class)
                        .invoke(failure -> LOG.error(failure.getMessage()))
                        .onFailure(UnreadableSecret.class)
                        .recoverWithItem(false))
                .filter(changed -> changed)
                .collect()
                .with(Collectors.counting()));
    }

    private Uni<Boolean> sealAnew(ConnectionStore.Key key) {
        String account = key.accountId();
        return database.inAccount(account, connection -> store.lock(connection, account, key.connectionId())
                .map(found -> found.filter(this::isOutdated))
                .chain(outdated -> outdated.isEmpty()
                        ? Uni.createFrom().item(false)
                        : store.put(connection, account, sealedAnew(account, outdated.orElseThrow()))
                                .replaceWith(true)));
    }

    private boolean isOutdated(ConnectionRow row) {
        return row.secrets().stream().anyMatch(vault::isOutdated)
                || Optional.ofNullable(row.verifyToken())
                        .filter(vault::isOutdated)
                        .isPresent();
    }

    private ConnectionRow sealedAnew(String account, ConnectionRow row) {
        return row.withSecrets(
                row.secrets().stream()
                        .map(secret -> again(ConnectionRow.secretOf(account, row.id()), secret))
                        .toList(),
                row.verifyToken() == null
                        ? null
                        : again(ConnectionRow.verifyTokenOf(account, row.id()), row.verifyToken()));
    }

    private byte[] again(Place place, byte[] sealed) {
        return vault.seal(place, vault.open(place, sealed));
    }
}
