package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;

/** The contacts that someone keeps in the WhatsApp Business app ({@code smb_app_state_sync}). */
final class AddressBook {

    private AddressBook() {}

    static void read(Part change, Findings findings) throws Untranslatable {
        if (!"contact".equals(change.text("type"))) {
            throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is no contact of the app");
        }
        if (!"add".equals(change.text("action"))) {
            throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "the contact left the app's address book");
        }
        Part contact = change.at("contact");
        String number = contact.required("phone_number");
        ObjectNode data = ChannelJson.object();
        String name = contact.text("full_name") == null ? contact.text("first_name") : contact.text("full_name");
        EventData.put(data, "name", name);
        EventData.put(data, "phone", Contacts.phone(number));
        String time = change.at("metadata").required("timestamp");
        findings.add(EventData.event(
                "state_sync/" + number + "/" + time,
                EventType.CONTACT_UPDATED,
                change.at("metadata").time("timestamp"),
                Contacts.contactId(number),
                data));
    }
}
