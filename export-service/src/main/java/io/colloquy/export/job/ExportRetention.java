package io.colloquy.export.job;

import io.colloquy.export.storage.ExportStorage;
import io.colloquy.export.storage.StorageConfig;
import io.colloquy.export.storage.StorageFailure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Takes files away: when their time is up, when somebody asks, when a dead attempt left them. */
@ApplicationScoped
class ExportRetention {
    private static final int FILES_AT_ONCE = 1000;

    private final ExportRetentionStore store;
    private final ExportStorage storage;
    private final StorageConfig config;
    private final Clock clock;

    ExportRetention(ExportRetentionStore store, ExportStorage storage, StorageConfig config, Clock clock) {
        this.store = store;
        this.storage = storage;
        this.config = config;
        this.clock = clock;
    }

    /** Expires what is due, then deletes old files that no job has a use for. */
    Uni<Void> sweep() {
        return store.expireDue()
                .chain(this::delete)
                .chain(store::forgetShortLived)
                .chain(() ->
                        Uni.createFrom().item(this::oldFiles).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .onItem()
                .transformToMulti(names -> Multi.createFrom().iterable(names))
                .group()
                .intoLists()
                .of(FILES_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(names -> store.unused(names).chain(this::delete))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Deletes these files; those that are gone already are no failure. */
    Uni<Void> delete(List<String> names) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(storage::delete)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<String> oldFiles() {
        try {
            return storage.namesWrittenBefore(clock.instant().minus(config.keepUnknownFiles()));
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }
}
