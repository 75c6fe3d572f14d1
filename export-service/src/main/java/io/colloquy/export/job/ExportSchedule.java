package io.colloquy.export.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The beat of this replica's work. Each beat stands alone: one that fails is logged, and the next one tries again. */
@ApplicationScoped
class ExportSchedule {
    private static final Logger LOG = Logger.getLogger(ExportSchedule.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final WatermarkGate gate;
    private final ExportWorker worker;
    private final ExportRetention retention;

    ExportSchedule(WatermarkGate gate, ExportWorker worker, ExportRetention retention) {
        this.gate = gate;
        this.worker = worker;
        this.retention = retention;
    }

    @Scheduled(every = "${colloquy.export.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> letCompleteRun() {
        return logged("watermarks not checked", gate.check());
    }

    @Scheduled(every = "${colloquy.export.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> takeJobs() {
        return logged("jobs not taken", worker.fill());
    }

    @Scheduled(every = "${colloquy.export.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return logged("files not swept", retention.sweep());
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            int given = worker.stop().await().atMost(LONGEST_STOP);
            LOG.infof("stopping: %d jobs given back", given);
        } catch (RuntimeException e) {
            LOG.warnf("stopping: jobs not given back, others take them when their leases run out: %s", e);
        }
    }

    private static Uni<Void> logged(String message, Uni<Void> beat) {
        return beat.onFailure()
                .invoke(failure -> LOG.warnf("%s: %s", message, failure))
                .onFailure()
                .recoverWithNull();
    }
}
