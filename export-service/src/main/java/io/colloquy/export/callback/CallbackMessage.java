package io.colloquy.export.callback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a callback. Thin on purpose: the file is fetched with a key, as always.
 *
 * @param type {@code export.succeeded}, {@code export.failed} or {@code export.cancelled}
 * @param timestamp when the job ended
 */
@RegisterForReflection
@Schema(name = "ExportCallback")
public record CallbackMessage(String type, Instant timestamp, Export data) {
    /**
     * The job that ended.
     *
     * @param rows null unless succeeded; so are bytes, sha256 and expiresAt
     * @param problem null unless failed
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExportCallbackData")
    public record Export(
            String id,
            String state,
            Instant createdAt,
            Instant finishedAt,
            Instant expiresAt,
            Long rows,
            Long bytes,
            String sha256,
            Problem problem) {}

    /** Why a job failed, in the shape of errors. */
    @RegisterForReflection
    @Schema(name = "ExportCallbackProblem")
    public record Problem(String type, String detail) {}
}
