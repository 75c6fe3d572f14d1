package io.colloquy.report.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that happened in a conversation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One thing that happened in a conversation; members without a value are left out")
public record HistoryEntry(
        @Schema(description = "When it happened at the source")
        Instant at,

        @Schema(description = "The event's type", examples = "message.received")
        String type,

        @Schema(description = "Who did it") Actor by,

        @Schema(description = "The message; only in message.received, message.sent and calls of the customer")
        Message message,

        @Schema(description = "What else the event says, with today's names beside ids")
        Map<String, Object> details,

        @Schema(description = "True for what no event tells: it follows from the others, as a close by inactivity does")
        Boolean derived) {}
