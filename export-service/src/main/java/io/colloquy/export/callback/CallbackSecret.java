package io.colloquy.export.callback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A secret that callbacks are signed with.
 *
 * @param secret shown when it is made, and never again: null
 * @param expiresAt when it signs no more; null for the one in use
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackSecret(
        String id,

        @Schema(description = "whsec_ and Base64 of the 32 bytes of the key; at its making alone")
        String secret,

        Instant createdAt,

        @Schema(description = "When it signs no more, because another replaced it")
        Instant expiresAt) {

    /** Those that sign now, newest first. */
    @Schema(name = "CallbackSecrets")
    public record All(List<CallbackSecret> secrets) {}
}
