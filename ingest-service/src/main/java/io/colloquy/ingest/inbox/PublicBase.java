package io.colloquy.ingest.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where an account's webhooks are reached from outside. */
@ApplicationScoped
class PublicBase {
    private final ChannelsConfig config;

    PublicBase(ChannelsConfig config) {
        this.config = config;
    }

    /** The base of the public address of that account's webhooks; empty if a request's own address is the public one. */
    Uni<Optional<String>> of(String accountId) {
        return Uni.createFrom().item(config.publicBaseUrl());
    }
}
