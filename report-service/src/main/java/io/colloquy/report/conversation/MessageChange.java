package io.colloquy.report.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that became of a message after it was sent. What it said before an edit or a deletion is not shown again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Something that became of a message: an edit, a deletion, a report of its delivery")
public record MessageChange(
        @Schema(description = "When it happened at the source")
        Instant at,

        @Schema(description = "The event's type", examples = "message.edited")
        String type,

        @Schema(description = "How far it got; only in message.status")
        String status,

        @Schema(description = "Why it failed; only in message.status")
        String error) {}
