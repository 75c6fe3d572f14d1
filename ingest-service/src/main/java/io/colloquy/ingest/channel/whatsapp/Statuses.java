package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;
import java.time.Instant;

/** What became of what was sent. */
final class Statuses {

    private Statuses() {}

    static void read(Part status, Contacts contacts, Findings findings) throws Untranslatable {
        String type = status.text("type");
        if (type != null && !type.equals("message")) {
            throw new Untranslatable(
                    Untranslatable.NOT_A_CONVERSATION, "is a status of a " + type + ", not of a message");
        }
        String messageId = status.required("id");
        String told = status.required("status");
        Instant time = status.time("timestamp");
        // In a group everyone has a receipt of their own.
        boolean group = "group".equals(status.text("recipient_type"));
        String contactId = group
                ? contacts.contactId(status, "recipient_participant_id", "recipient_participant_user_id")
                : contacts.contactId(status, "recipient_id", "recipient_user_id");
        String id = messageId + "/" + told + (group ? "/" + contactId : "");
        ObjectNode data = EventData.ofMessage(messageId);
        if (told.equals("deleted")) {
            findings.add(EventData.event(id, EventType.MESSAGE_DELETED, time, contactId, data));
            return;
        }
        data.put("status", status(told));
        EventData.put(data, "error", Errors.text(status.elements("errors")));
        EventData.put(data, "groupId", group ? status.text("recipient_id") : null);
        EventData.keep(data, "pricing", status.at("pricing").node());
        findings.add(EventData.event(id, EventType.MESSAGE_STATUS, time, contactId, data));
    }

    /** The status in our words; what was played was read before. */
    static String status(String told) throws Untranslatable {
        return switch (told) {
            case "sent", "delivered", "read", "failed" -> told;
            case "played" -> "read";
            case "warning" ->
                throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "warns about a part of a message");
            default -> throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is a status " + told);
        };
    }
}
