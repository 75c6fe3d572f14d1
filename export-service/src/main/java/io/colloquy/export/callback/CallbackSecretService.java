package io.colloquy.export.callback;

import io.colloquy.export.callback.CallbackSecretStore.StoredSecret;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.secret.SecretVault;
import io.colloquy.platform.secret.UnreadableSecret;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The secrets that callbacks are signed with: one an account, shown once, sealed in the database. */
@ApplicationScoped
class CallbackSecretService {
    private static final Logger LOG = Logger.getLogger(CallbackSecretService.class);

    private final CallbackSecretStore store;
    private final SecretVault vault;
    private final CallbackConfig config;

    CallbackSecretService(CallbackSecretStore store, SecretVault vault, CallbackConfig config) {
        this.store = store;
        this.vault = vault;
        this.config = config;
    }

    /** Asks the vault, so that a missing key ends the start; while the key is being changed, seals everything anew. */
    void start(@Observes StartupEvent start) {
        if (vault.isChangingKeys()) {
            sealAnew()
                    .subscribe()
                    .with(
                            count -> LOG.infof(
                                    "%d callback secrets sealed anew; colloquy.secrets.previous-key can go", count),
                            failure -> LOG.error(
                                    "callback secrets not sealed anew; keep colloquy.secrets.previous-key", failure));
        }
    }

    /** Makes a secret. The one before signs beside it for a while. */
    Uni<CallbackSecret> create(String accountId) {
        String id = UUID.randomUUID().toString();
        String secret = WebhookSignature.newSecret();
        return store.add(accountId, id, vault.seal(place(accountId, id), secret), config.keepReplacedSecret())
                .map(stored -> new CallbackSecret(id, secret, stored.createdAt(), null));
    }

    /** Those that sign now, newest first, without what is secret in them. */
    Uni<List<CallbackSecret>> list(String accountId) {
        return store.valid(accountId).map(found -> found.stream()
                .map(stored -> new CallbackSecret(stored.secretId(), null, stored.createdAt(), stored.expiresAt()))
                .toList());
    }

    /** 404 if the account has none of that id. */
    Uni<Void> delete(String accountId, String id) {
        return store.delete(accountId, id).map(deleted -> {
            if (!deleted) {
                throw Problems.notFound("callback secret", id);
            }
            return null;
        });
    }

    /** The secrets to sign with, newest first. */
    Uni<List<String>> open(String accountId) {
        return store.valid(accountId)
                .map(found -> found.stream().map(this::open).toList());
    }

    /** How many had been sealed by another key. What does not open by any key stays as it is. */
    Uni<Long> sealAnew() {
        return store.every().chain(secrets -> Multi.createFrom()
                .iterable(secrets)
                .filter(secret -> vault.isOutdated(secret.sealed()))
                .onItem()
                .transformToUniAndConcatenate(this::sealAnew)
                .filter(changed -> changed)
                .collect()
                .with(Collectors.counting()));
    }

    private Uni<Boolean> sealAnew(StoredSecret secret) {
        try {
            return store.sealAnew(secret, vault.seal(place(secret.accountId(), secret.secretId()), open(secret)));
        } catch (UnreadableSecret unreadable) {
            LOG.error(unreadable.getMessage());
            return Uni.createFrom().item(false);
        }
    }

    private String open(StoredSecret secret) {
        return vault.open(place(secret.accountId(), secret.secretId()), secret.sealed());
    }

    private static SecretVault.Place place(String accountId, String id) {
        return new SecretVault.Place(accountId, id, "callback_secrets");
    }
}
