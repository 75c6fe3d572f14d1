package io.colloquy.export.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A permanent address of one report, as the API shows it.
 *
 * @param url the address with its token; null but in the answer that makes it
 * @param export the body of its jobs, columns written out
 * @param expiresAt null if it does not
 * @param revokedAt null if it was not
 * @param uses how often it was answered
 * @param lastUsedAt null if never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Link(
        String id,
        String name,

        @Schema(description = "The address with its token; in the answer that makes it, and never again")
        String url,

        @Schema(implementation = Object.class, description = "The body of its exports, with the columns written out")
        JsonNode export,

        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        long uses,
        Instant lastUsedAt) {

    /** All of an account, oldest first. */
    @Schema(name = "Links")
    public record All(List<Link> links) {}

    /**
     * What is asked for.
     *
     * @param expiresAt null for never
     */
    @Schema(name = "LinkRequest")
    public record Request(
            @Schema(required = true, description = "What it is for", maxLength = 200)
            String name,

            @Schema(
                    required = true,
                    implementation = Object.class,
                    description = "The body of its exports, as POST /v1/exports takes it, with a preset",
                    examples =
                            "{\"layout\": \"conversation24.conversations\", \"format\": \"csv\", \"preset\": \"yesterday\"}")
            JsonNode export,

            @Schema(description = "From when on it is dead; absent: never")
            Instant expiresAt) {}
}
