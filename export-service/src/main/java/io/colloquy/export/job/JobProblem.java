package io.colloquy.export.job;

import io.colloquy.export.storage.StorageFailure;
import io.colloquy.export.transcript.ReportServiceAway;
import io.colloquy.export.transcript.TooManyMissing;
import io.colloquy.platform.problem.DatabaseAway;

/**
 * Why an attempt or a job failed, in words for the one who asked for it.
 *
 * @param type kebab-case, stable
 * @param detail what happened and what to do; says nothing of the insides
 */
record JobProblem(String type, String detail) {
    private static final String DATABASE_AWAY = "database-away";

    /** Every attempt ended with a worker that fell silent. */
    static JobProblem workerLost(int attempts) {
        return new JobProblem(
                "worker-lost",
                "The worker stopped in each of " + attempts
                        + " attempts; ask for the export again, or tell who runs the service");
    }

    /** What that failure of an attempt means. */
    static JobProblem of(Throwable failure) {
        // First: what is wrong with the storage or report-service looks like a broken connection to the check below.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageFailure) {
                return new JobProblem(
                        "storage-away",
                        "The file could not be written: the storage is full or away; ask for the export again later");
            }
            if (cause instanceof ReportServiceAway) {
                return new JobProblem(
                        "report-service-away",
                        "report-service, which makes the transcripts, did not answer; ask for the export again later");
            }
            if (cause instanceof TooManyMissing missing) {
                return new JobProblem(
                        "transcripts-missing",
                        "More than %d conversations have no transcript, because it could not be made or they are there no"
                                        .formatted(missing.most())
                                + " more; the log has the reasons");
            }
        }
        if (DatabaseAway.problem(failure).isPresent()) {
            return new JobProblem(DATABASE_AWAY, "The database was away; ask for the export again");
        }
        return new JobProblem("internal-error", "Something went wrong on our side; the log has the reason");
    }

    /** Whether the attempt may succeed as soon as the database is back. */
    boolean isDatabaseAway() {
        return type.equals(DATABASE_AWAY);
    }
}
