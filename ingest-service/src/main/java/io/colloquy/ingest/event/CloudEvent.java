package io.colloquy.ingest.event;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an event looks, for the API document alone: it is read from its bytes by {@link EventReader}. */
@Schema(
        description = "A CloudEvents 1.0 event; further attributes are kept as extensions",
        requiredProperties = {"specversion", "id", "source", "type", "time"})
record CloudEvent(
        @Schema(description = "1.0", examples = "1.0") String specversion,

        @Schema(description = "Unique per source; source and id are the event's identity", maxLength = 2000)
        String id,

        @Schema(description = "The producer, a URI reference", maxLength = 2000, examples = "/crm")
        String source,

        @Schema(examples = "conversation.opened") String type,

        @Schema(description = "When it happened at the source, with offset")
        Instant time,

        @Schema(
                description =
                        "The conversation, agent … it is about; messages, handovers and calls may leave it out where "
                                + "data has connectionId and contactId: then their conversation is found",
                maxLength = 200,
                nullable = true)
        String subject,

        @Schema(description = "When the platform collected it; absent: when it is received", nullable = true)
        Instant collectedat,

        @Schema(description = "Orders events of one source at one time", nullable = true)
        String sequence,

        @Schema(description = "The fields of the type; further ones are kept", nullable = true)
        Map<String, Object> data) {}
