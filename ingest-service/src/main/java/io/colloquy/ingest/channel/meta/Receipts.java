package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.EventType;
import java.time.Instant;

/** Receipts: of messages by their ids, or of everything up to an instant, Messenger's watermark. */
final class Receipts {

    private Receipts() {}

    /** Messenger often names the messages of a delivery and gives the watermark too. */
    static void readDelivery(MessagingEvent event, Part delivery, Findings findings) throws Untranslatable {
        Instant upTo = EpochTime.of(delivery.at("watermark").node());
        JsonNode messageIds = delivery.node().path("mids");
        for (JsonNode messageId : messageIds) {
            if (messageId.isTextual() && !messageId.asText().isEmpty()) {
                addOfMessage(event, messageId.asText(), "delivered", findings);
            }
        }
        if (upTo != null) {
            addUpTo(event, upTo, "delivered", findings);
        } else if (messageIds.isEmpty()) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "has neither mids nor a watermark");
        }
    }

    /** Instagram names the message, Messenger the instant. */
    static void readRead(MessagingEvent event, Part read, Findings findings) throws Untranslatable {
        String messageId = read.text("mid");
        if (messageId != null) {
            addOfMessage(event, messageId, "read", findings);
            return;
        }
        Instant upTo = EpochTime.of(read.at("watermark").node());
        if (upTo == null) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "has neither mid nor a watermark");
        }
        addUpTo(event, upTo, "read", findings);
    }

    private static void addOfMessage(MessagingEvent event, String messageId, String status, Findings findings)
            throws Untranslatable {
        ObjectNode data = EventData.ofMessage(messageId).put("status", status);
        add(event, messageId + "/" + status, data, findings);
    }

    private static void addUpTo(MessagingEvent event, Instant upTo, String status, Findings findings)
            throws Untranslatable {
        ObjectNode data = ChannelJson.object().put("upTo", upTo.toString()).put("status", status);
        add(event, event.nativeContactId() + "/" + status + "/" + upTo.toEpochMilli(), data, findings);
    }

    private static void add(MessagingEvent event, String id, ObjectNode data, Findings findings) throws Untranslatable {
        findings.add(EventData.event(id, EventType.MESSAGE_STATUS, event.time(), event.contactId(), data));
    }
}
