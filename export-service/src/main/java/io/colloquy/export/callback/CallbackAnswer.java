package io.colloquy.export.callback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the callback of a job stands.
 *
 * @param lastStatus HTTP status of the last answer; null without one
 * @param lastProblem why the last attempt did not deliver; null if it did, or there was none
 * @param nextAttemptAt null unless pending
 * @param deliveredAt null unless delivered
 */
@Schema(name = "CallbackState")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackAnswer(
        String url,

        @Schema(
                description = "waiting: for the job's end",
                enumeration = {"waiting", "pending", "delivered", "failed"})
        String state,

        int attempts,
        Integer lastStatus,
        String lastProblem,
        Instant nextAttemptAt,
        Instant deliveredAt) {}
