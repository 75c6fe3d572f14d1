package io.colloquy.export.job;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The beat of this replica's work. Each beat stands alone: one that fails is logged, and the next one tries again. */
@ApplicationScoped
class ExportSchedule {
    private static final Logger LOG = Logger.getLogger(ExportSchedule.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final WatermarkGate gate;
    private final ExportWorker worker;
    private final SnapshotHolder holder;
    private final ExportRetention retention;
    private final QueueMetrics queue;
    private final JobConfig config;
    private Cancellable polling = () -> {};

    ExportSchedule(
            WatermarkGate gate,
            ExportWorker worker,
            SnapshotHolder holder,
            ExportRetention retention,
            QueueMetrics queue,
            JobConfig config) {
        this.gate = gate;
        this.worker = worker;
        this.holder = holder;
        this.retention = retention;
        this.queue = queue;
        this.config = config;
    }

    /** Looks for jobs more often than the scheduler can. */
    void start(@Observes StartupEvent event) {
        if (config.makeFiles()) {
            polling = Multi.createBy()
                    .merging()
                    .streams(
                            every(() -> logged("watermarks not checked", gate.check())),
                            every(() -> logged("jobs not taken", worker.fill())),
                            every(() -> logged("snapshots not held", holder.beat())))
                    .subscribe()
                    .with(beat -> {}, failure -> LOG.error("polling stopped", failure));
        }
    }

    /** About to stop: other replicas take what comes, and there is time to finish what was begun. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        polling.cancel();
    }

    @Scheduled(every = "${colloquy.export.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return logged("files not swept", retention.sweep());
    }

    /** Also where no files are made: whoever scales the others may look at this one. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return logged("queue not measured", queue.measure());
    }

    void stop(@Observes ShutdownEvent event) {
        polling.cancel();
        holder.stop();
        try {
            int given = worker.stop().await().atMost(LONGEST_STOP);
            LOG.infof("stopping: %d jobs given back", given);
        } catch (RuntimeException e) {
            LOG.warnf("stopping: jobs not given back, others take them when their leases run out: %s", e);
        }
    }

    /** One after the other; beats that come while one is under way are left out. */
    private Multi<Void> every(Supplier<Uni<Void>> beat) {
        return Multi.createFrom()
                .ticks()
                .every(config.pollEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> beat.get());
    }

    private static Uni<Void> logged(String message, Uni<Void> beat) {
        return beat.onFailure()
                .invoke(failure -> LOG.warnf("%s: %s", message, failure))
                .onFailure()
                .recoverWithNull();
    }
}
