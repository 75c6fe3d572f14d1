package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.Set;

/** What looks like a message and is an event about an earlier one, on either side. */
final class Changes {

    private static final Set<String> TYPES = Set.of("reaction", "edit", "revoke");

    private Changes() {}

    /** Whether the message is about an earlier one. */
    static boolean isChange(Part message) {
        return TYPES.contains(String.valueOf(message.text("type")));
    }

    static void read(Part message, String contactId, Findings findings) throws Untranslatable {
        String id = message.required("id");
        Instant time = message.time("timestamp");
        String type = message.required("type");
        Part change = message.at(type);
        switch (type) {
            case "reaction" -> {
                ObjectNode data = EventData.ofMessage(change.required("message_id"));
                EventData.put(data, "reaction", change.text("emoji"));
                findings.add(EventData.event(id, EventType.MESSAGE_REACTED, time, contactId, data));
            }
            case "edit" -> {
                ObjectNode data = EventData.ofMessage(change.required("original_message_id"));
                Content.writeBody(change.at("message"), data);
                findings.add(EventData.event(id, EventType.MESSAGE_EDITED, time, contactId, data));
            }
            case "revoke" -> {
                ObjectNode data = EventData.ofMessage(change.required("original_message_id"));
                findings.add(EventData.event(id, EventType.MESSAGE_DELETED, time, contactId, data));
            }
            default -> throw new IllegalArgumentException(type);
        }
    }
}
