package io.colloquy.export.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A job as the API shows it (exports 4.1).
 *
 * @param rowsTotal null until a worker has counted them
 * @param percent whole percents, rounded down; null until the rows were counted
 * @param queuePosition 1 for the account's next job; null unless queued
 * @param estimatedFinishAt when the file will be there at the pace so far, or, while it is queued, if it takes as long as
 *     the account's last ones did; null if nobody can tell
 * @param waitingFor why a queued job does not run yet, or what its last attempt failed of; null when nothing is in the way
 * @param problem null unless failed
 * @param request what was asked for
 */
@Schema(name = "Export")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportAnswer(
        String id,
        String name,

        @Schema(enumeration = {"queued", "running", "succeeded", "failed", "cancelled", "expired"})
        String state,

        Long rowsTotal,
        long rowsDone,
        Integer percent,
        long bytes,
        Integer queuePosition,
        String waitingFor,
        int attempt,
        Instant createdAt,
        Instant startedAt,
        Instant estimatedFinishAt,
        Instant finishedAt,
        Instant expiresAt,
        Instant from,
        Instant to,
        String timezone,
        String sha256,
        Problem problem,
        ExportRequest request) {

    /** Why a job failed, in the shape of errors. */
    @Schema(name = "ExportProblem")
    public record Problem(String type, String title, String detail) {}
}
