package io.colloquy.export.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Follows a job until its end, whichever replica works on it: what changes is in the database. */
@ApplicationScoped
class ExportProgress {
    private static final Logger LOG = Logger.getLogger(ExportProgress.class);

    /** Silence that proxies bear. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A key that was revoked meanwhile sees no more than so much. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    private final ExportService service;
    private final JobConfig config;

    ExportProgress(ExportService service, JobConfig config) {
        this.service = service;
        this.config = config;
    }

    /**
     * A step of the stream.
     *
     * @param export the job as it is now; empty for a sign of life
     */
    record Step(Optional<ExportAnswer> export) {
        private static final Step ALIVE = new Step(Optional.empty());

        /** Whether the job has ended. */
        boolean isLast() {
            return export.flatMap(answer -> ExportState.ofWire(answer.state()))
                    .filter(state -> !state.isLive())
                    .isPresent();
        }
    }

    /** The job as it is, each change of it, and its end; fails with a 404 if the account has no such job. */
    Uni<Multi<Step>> follow(String accountId, UUID jobId) {
        return get(accountId, jobId)
                .map(first -> first.isLast()
                        ? Multi.createFrom().item(first)
                        : Multi.createBy()
                                .concatenating()
                                .streams(Multi.createFrom().item(first), changes(accountId, jobId, first))
                                .select()
                                .first(LONGEST_STREAM));
    }

    private Multi<Step> changes(String accountId, UUID jobId, Step first) {
        Shown shown = new Shown(first);
        return Multi.createBy()
                .repeating()
                .uni(() -> look(accountId, jobId, shown.last()))
                .withDelay(config.progressEvery())
                .whilst(step -> !step.isLast())
                .map(shown::news)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    /** With the database away for a moment the stream goes on, and shows what it last knew. */
    private Uni<Step> look(String accountId, UUID jobId, Step last) {
        return get(accountId, jobId)
                .onFailure()
                .invoke(failure -> LOG.warnf("progress not read job=%s: %s", jobId, failure))
                .onFailure()
                .recoverWithItem(last);
    }

    private Uni<Step> get(String accountId, UUID jobId) {
        return service.get(accountId, jobId).map(export -> new Step(Optional.of(export)));
    }

    /** What one stream has shown, and when. */
    private static final class Shown {
        private Step last;
        private long at = System.nanoTime();

        Shown(Step first) {
            this.last = first;
        }

        synchronized Step last() {
            return last;
        }

        /** The step if it is another one, a sign of life if there was none for long, else nothing. */
        synchronized Optional<Step> news(Step step) {
            boolean changed = !step.equals(last);
            if (!changed && System.nanoTime() - at < HEARTBEAT.toNanos()) {
                return Optional.empty();
            }
            at = System.nanoTime();
            last = step;
            return Optional.of(changed ? step : Step.ALIVE);
        }
    }
}
