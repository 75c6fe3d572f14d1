package io.colloquy.ingest.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Where an account's webhooks are reached from outside: as its settings say, else the installation's configuration. */
@ApplicationScoped
class PublicBase {
    private static final Duration KEPT = Duration.ofMillis(500);
    private static final int MOST_KEPT = 10_000;

    private final AccountDatabase database;
    private final PublicBaseStore store;
    private final ChannelsConfig config;
    private final Cache<String, Optional<String>> byAccount =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    PublicBase(AccountDatabase database, PublicBaseStore store, ChannelsConfig config) {
        this.database = database;
        this.store = store;
        this.config = config;
    }

    /** The base of the public address of that account's webhooks; empty if a request's own address is the public one. */
    Uni<Optional<String>> of(String accountId) {
        Optional<String> kept = byAccount.getIfPresent(accountId);
        return kept != null
                ? Uni.createFrom().item(kept)
                : database.inAccount(accountId, connection -> store.find(connection, accountId))
                        .map(found -> found.or(config::publicBaseUrl))
                        .invoke(found -> byAccount.put(accountId, found));
    }
}
