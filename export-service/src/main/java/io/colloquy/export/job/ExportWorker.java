package io.colloquy.export.job;

import io.colloquy.export.storage.ExportStorage;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.platform.tenancy.SnapshotLostException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Takes jobs and makes their files, a few at once. Any number of replicas may do so side by side: a lease keeps a job in
 * one hand, and its running out frees the job of a worker that died.
 */
@ApplicationScoped
class ExportWorker {
    private static final Logger LOG = Logger.getLogger(ExportWorker.class);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(1);

    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final WorkerId id;
    private final ExportJobStore store;
    private final ExportWriter writer;
    private final ExportStorage storage;
    private final AccountDatabase database;
    private final JobConfig config;
    private final JobMetrics metrics;
    private final LongLane lane;
    private volatile boolean stopping;

    ExportWorker(
            WorkerId id,
            ExportJobStore store,
            ExportWriter writer,
            ExportStorage storage,
            AccountDatabase database,
            JobConfig config,
            MeterRegistry meters,
            LongLane lane) {
        this.id = id;
        this.store = store;
        this.writer = writer;
        this.storage = storage;
        this.database = database;
        this.config = config;
        this.metrics = new JobMetrics(meters);
        this.lane = lane;
    }

    /** Takes as many jobs as there is room for and returns when they have begun. */
    Uni<Void> fill() {
        return store.giveUpLost().invoke(metrics::lost).chain(this::takeWhileRoom);
    }

    /** Takes one job, if there is one, and returns when it has ended; whether there was one. */
    Uni<Boolean> step() {
        return store.claim(id.value(), storage.newName(), lane.hasRoom())
                .chain(claimed -> claimed.isPresent()
                        ? run(claimed.get()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** Takes nothing more and puts what it has back for others, at once. */
    Uni<Integer> stop() {
        stopping = true;
        attempts.forEach(Attempt::stop);
        return store.giveBackAll(id.value());
    }

    private Uni<Void> takeWhileRoom() {
        if (stopping || busy.get() >= config.concurrentJobs()) {
            return Uni.createFrom().voidItem();
        }
        return store.claim(id.value(), storage.newName(), lane.hasRoom()).chain(claimed -> {
            if (claimed.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            busy.incrementAndGet();
            run(claimed.get())
                    .onTermination()
                    .invoke(busy::decrementAndGet)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.error("a job's end could not be stored", failure));
            return takeWhileRoom();
        });
    }

    private Uni<Void> run(ClaimedJob job) {
        LOG.infof("export begins account=%s job=%s attempt=%d", job.accountId(), job.jobId(), job.attempt());
        return attempt(new Attempt(job, job.checkpoint(), lane))
                .onFailure(ExportWorker::mustBeginAnew)
                .recoverWithUni(() -> attempt(new Attempt(job, Optional.empty(), lane)));
    }

    private Uni<Void> attempt(Attempt attempt) {
        attempts.add(attempt);
        Cancellable heartbeat = heartbeat(attempt);
        return write(attempt)
                .onItemOrFailure()
                .transformToUni((written, failure) -> failure == null
                        ? finish(attempt, written, attempt.age())
                        : failed(attempt, failure, attempt.age()))
                .onTermination()
                .invoke(() -> {
                    heartbeat.cancel();
                    attempt.end();
                    attempts.remove(attempt);
                });
    }

    private Uni<ExportWriter.Written> write(Attempt attempt) {
        String accountId = attempt.job().accountId();
        Function<SqlConnection, Uni<ExportWriter.Written>> work = connection -> Uni.createFrom()
                .item(() -> writer.write(connection, attempt))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return attempt.from()
                .map(from -> database.inReplicaSnapshot(accountId, from.snapshot(), work))
                .orElseGet(() -> database.inReplicaSnapshot(accountId, work));
    }

    /** If the database does not answer here, nobody knows whether the file counts: it stays until the sweep knows. */
    private Uni<Void> finish(Attempt attempt, ExportWriter.Written written, Duration took) {
        ClaimedJob job = attempt.job();
        return store.succeed(job, written.rows(), written.bytes(), written.sha256(), written.manifest())
                .chain(mine -> mine ? succeeded(attempt, written, took) : drop(job.fileName()));
    }

    private Cancellable heartbeat(Attempt attempt) {
        Duration third = config.lease().dividedBy(3);
        return Multi.createFrom()
                .ticks()
                .every(third.compareTo(LONGEST_HEARTBEAT) < 0 ? third : LONGEST_HEARTBEAT)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> renew(attempt))
                .subscribe()
                .with(done -> {}, failure -> LOG.error("heartbeat stopped", failure));
    }

    /** A renewal that fails with the database away is tried again; the lease may run out, which is what it is for. */
    private Uni<Void> renew(Attempt attempt) {
        return store.renew(attempt.job(), attempt.rowsTotal(), attempt.rowsDone(), attempt.bytes())
                .invoke(mine -> {
                    if (!mine) {
                        attempt.stop();
                    }
                })
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("lease not renewed job=%s: %s", attempt.job().jobId(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> succeeded(Attempt attempt, ExportWriter.Written written, Duration took) {
        ClaimedJob job = attempt.job();
        metrics.ended(job, JobMetrics.Outcome.SUCCEEDED, took);
        metrics.wrote(job, written.bytes());
        LOG.infof(
                "export ended account=%s job=%s rows=%d bytes=%d",
                job.accountId(), job.jobId(), written.rows(), written.bytes());
        return attempt.from().map(from -> drop(from.fileName())).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    private Uni<Void> failed(Attempt attempt, Throwable failure, Duration took) {
        ClaimedJob job = attempt.job();
        if (mustBeginAnew(failure)) {
            return Uni.createFrom().failure(failure);
        }
        Uni<Void> dropped = drop(job.fileName());
        if (failure instanceof Attempt.Stopped) {
            LOG.infof("export stopped account=%s job=%s", job.accountId(), job.jobId());
            return attempt.hasFinishedPart() ? Uni.createFrom().voidItem() : dropped;
        }
        if (failure instanceof Attempt.NoRoom) {
            return dropped.chain(() -> store.giveBackLong(job)).replaceWithVoid();
        }
        if (failure instanceof ExportWriter.Incomplete) {
            return dropped.chain(() -> store.giveBackIncomplete(job)).replaceWithVoid();
        }
        LOG.warnf(failure, "export failed account=%s job=%s attempt=%d", job.accountId(), job.jobId(), job.attempt());
        JobProblem problem = JobProblem.of(failure);
        if (job.attempt() >= config.attempts()) {
            metrics.ended(job, JobMetrics.Outcome.FAILED, took);
            return dropped.chain(() -> store.fail(job, problem)).replaceWithVoid();
        }
        metrics.ended(job, JobMetrics.Outcome.RETRIED, took);
        Duration pause = pause(job.attempt());
        // While what reports are read from is away, nobody tells a watermark: no attempt is used up by its absence.
        return dropped.chain(() -> problem.isDatabaseAway()
                        ? store.retryWhenComplete(job, pause, problem.detail())
                        : store.retry(job, pause, problem.detail()))
                .replaceWithVoid();
    }

    /** Nothing is written, and where it was to go on from is of no use. */
    private static boolean mustBeginAnew(Throwable failure) {
        return failure instanceof SnapshotLostException || failure instanceof Checkpoint.Outdated;
    }

    private Duration pause(int attempt) {
        return config.retryAfter().multipliedBy(1L << Math.min(attempt - 1, 10));
    }

    /** Deletes a file that nobody needs; the sweep takes it if this fails. */
    private Uni<Void> drop(String fileName) {
        return storage.delete(fileName).onFailure().recoverWithNull();
    }
}
