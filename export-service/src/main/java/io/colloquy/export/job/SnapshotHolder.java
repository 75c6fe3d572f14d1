package io.colloquy.export.job;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps the snapshots of other replicas' long exports open, each in a transaction of its own: if such a replica dies,
 * whoever takes its job goes on reading the very rows that it read. A snapshot can't outlive the last transaction over it,
 * so a replica that is alone has nobody who does that.
 */
@ApplicationScoped
class SnapshotHolder {
    private static final Logger LOG = Logger.getLogger(SnapshotHolder.class);

    private final Map<UUID, CompletableFuture<Void>> releases = new ConcurrentHashMap<>();
    private final WorkerId id;
    private final CheckpointStore store;
    private final AccountDatabase database;
    private final JobConfig config;
    private volatile boolean stopping;

    SnapshotHolder(WorkerId id, CheckpointStore store, AccountDatabase database, JobConfig config) {
        this.id = id;
        this.store = store;
        this.database = database;
        this.config = config;
    }

    /** Gives up what nobody wants any more, and takes one more if there is one to hold and room. */
    Uni<Void> beat() {
        return releaseUnwanted().chain(() -> stopping || releases.size() >= config.longJobs() ? nothing() : takeOne());
    }

    /** Holds nothing more. */
    void stop() {
        stopping = true;
        releases.values().forEach(release -> release.complete(null));
    }

    private Uni<Void> releaseUnwanted() {
        if (releases.isEmpty()) {
            return nothing();
        }
        Set<UUID> before = Set.copyOf(releases.keySet());
        return store.renew(id)
                .invoke(wanted ->
                        before.stream().filter(job -> !wanted.contains(job)).forEach(this::release))
                .replaceWithVoid();
    }

    private Uni<Void> takeOne() {
        return store.takeOffer(id).invoke(offer -> offer.ifPresent(this::hold)).replaceWithVoid();
    }

    private void hold(CheckpointStore.Offer offer) {
        release(offer.jobId());
        CompletableFuture<Void> released = new CompletableFuture<>();
        releases.put(offer.jobId(), released);
        database.inReplicaSnapshot(offer.accountId(), offer.snapshot(), connection -> AccountDatabase.share(connection)
                        .chain(snapshot -> store.held(offer, id, snapshot.orElseThrow()))
                        .chain(() -> Uni.createFrom().completionStage(released)))
                .onTermination()
                .invoke(() -> releases.remove(offer.jobId(), released))
                .subscribe()
                .with(done -> {}, failure -> LOG.infof("snapshot not held job=%s: %s", offer.jobId(), failure));
    }

    private void release(UUID job) {
        CompletableFuture<Void> release = releases.get(job);
        if (release != null) {
            release.complete(null);
        }
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
