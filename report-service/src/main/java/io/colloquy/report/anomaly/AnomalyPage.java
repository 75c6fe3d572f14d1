package io.colloquy.report.anomaly;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the list of anomalies. */
@Schema(description = "A page of the list of anomalies")
public record AnomalyPage(
        @Schema(description = "In the order of their conversations' ids, and in each as they were found")
        List<ListedAnomaly> anomalies,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next) {

    /** Something in a conversation's events that can't be so. */
    @Schema(description = "Something in a conversation's events that can't be so; it changed no fact")
    public record ListedAnomaly(
            String conversationId,
            String code,

            @Schema(
                    description = "With eventId the event to blame; null for the conversation as a whole",
                    nullable = true)
            String eventSource,

            @Schema(nullable = true) String eventId,
            String detail) {}
}
