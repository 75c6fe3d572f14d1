package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;

/** What the business writes in the WhatsApp Business app, beside the API: by a person, for no app is named. */
final class Echoes {

    private Echoes() {}

    static void read(Part echo, Contacts contacts, Findings findings) throws Untranslatable {
        read(echo, contacts.contactId(echo, "to", "to_user_id"), findings);
    }

    static void read(Part echo, String contactId, Findings findings) throws Untranslatable {
        if (Changes.isChange(echo)) {
            Changes.read(echo, contactId, findings);
            return;
        }
        String id = echo.required("id");
        ObjectNode data = EventData.ofMessage(id);
        data.putObject("author").put("type", "user");
        Content.write(echo, data);
        findings.add(EventData.event(
                Content.eventId(echo), EventType.MESSAGE_SENT, echo.time("timestamp"), contactId, data));
    }
}
