package io.colloquy.report.change;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the list of changes. */
@Schema(description = "A page of the list of changes")
public record ChangePage(
        @Schema(description = "The longest past first") List<Change> changes,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next,

        @Schema(description = "The list holds all changes up to this instant: since of the next time")
        Instant until) {

    /** A conversation whose facts changed. */
    @Schema(description = "A conversation whose facts are others than they were")
    public record Change(
            String conversationId,
            Instant changedAt,

            @Schema(examples = "late_event") String reason,

            @Schema(description = "When its facts were first computed")
            Instant firstComputedAt) {}
}
