package io.colloquy.export.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** From stored jobs to answers. */
@ApplicationScoped
class ExportAnswers {
    private static final int ALL = 100;

    private final JobJson json;
    private final Clock clock;

    ExportAnswers(JobJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param queue the account's
     */
    ExportAnswer of(ExportJob job, JobQueue queue) {
        ExportRequest request = json.read(job.request(), ExportRequest.class);
        return new ExportAnswer(
                job.jobId().toString(),
                request.name(),
                job.state().wire(),
                job.rowsTotal(),
                job.rowsDone(),
                percent(job),
                job.bytes(),
                queue.position(job.jobId()),
                job.state() == ExportState.QUEUED ? job.waitingFor() : null,
                job.attempt(),
                job.createdAt(),
                job.startedAt(),
                job.state() == ExportState.RUNNING
                        ? estimate(job, clock.instant())
                        : queue.estimate(job.jobId(), clock.instant()),
                job.finishedAt(),
                job.expiresAt(),
                job.rangeFrom(),
                job.rangeTo(),
                job.timezone(),
                job.sha256(),
                job.problemType() == null
                        ? null
                        : new ExportAnswer.Problem(
                                "urn:colloquy:problem:" + job.problemType(), "Export failed", job.problemDetail()),
                request);
    }

    /** As many percent of the rows as are written; a file of no rows is done when it is there. */
    static Integer percent(ExportJob job) {
        if (job.rowsTotal() == null) {
            return null;
        }
        if (job.rowsTotal() == 0) {
            return job.state() == ExportState.RUNNING ? 0 : ALL;
        }
        return (int) (job.rowsDone() * ALL / job.rowsTotal());
    }

    /** When the rest is written at the pace so far; null while there is no pace. */
    static Instant estimate(ExportJob job, Instant now) {
        if (job.rowsTotal() == null || job.rowsDone() == 0) {
            return null;
        }
        long elapsed = Duration.between(job.attemptStartedAt(), now).toMillis();
        double remaining = (double) elapsed * (job.rowsTotal() - job.rowsDone()) / job.rowsDone();
        return now.plusMillis(Math.max(0, Math.round(remaining)));
    }
}
