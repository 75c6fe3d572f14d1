package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;
import java.time.Instant;

/** What customers do: they write, and take back, change or react to what was written. */
final class Messages {

    private Messages() {}

    static void read(Part message, Contacts contacts, Findings findings) throws Untranslatable {
        if (contacts.isBusiness(message.text("from"))) {
            Echoes.read(message, contacts, findings);
            return;
        }
        String contactId = contactId(message, contacts);
        String id = message.required("id");
        Instant time = message.time("timestamp");
        if (Changes.isChange(message)) {
            Changes.read(message, contactId, findings);
        } else if ("system".equals(message.required("type"))) {
            readSystem(message, contactId, findings);
        } else if ("request_welcome".equals(message.required("type"))) {
            throw new Untranslatable(
                    Untranslatable.NOT_A_CONVERSATION, "the chat was looked at, nothing was written yet");
        } else {
            ObjectNode data = EventData.ofMessage(id);
            Content.write(message, data);
            ObjectNode opening = opening(message.at("referral"));
            findings.add(EventData.event(
                    Content.eventId(message), EventType.MESSAGE_RECEIVED, time, contactId, data, opening));
        }
        contacts.addProfile(contactId, id, time, findings);
    }

    /** Who has a new user id may be known by the previous one alone. */
    private static String contactId(Part message, Contacts contacts) throws Untranslatable {
        String previous = message.text("system", "previous_user_id");
        boolean hasSender = message.text("from") != null || message.text("from_user_id") != null;
        return hasSender || previous == null
                ? contacts.contactId(message, "from", "from_user_id")
                : Contacts.contactId(previous);
    }

    /** A new number is news of the contact; that a new device was set up is not. */
    private static void readSystem(Part message, String contactId, Findings findings) throws Untranslatable {
        Part system = message.at("system");
        String type = system.text("type");
        if (!"user_changed_number".equals(type) && !"user_changed_user_id".equals(type)) {
            throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "is a system message: " + type);
        }
        String number = system.text("wa_id") == null ? system.text("new_wa_id") : system.text("wa_id");
        ObjectNode data = ChannelJson.object();
        EventData.put(data, "phone", Contacts.phone(number));
        EventData.put(data, "userId", system.text("user_id"));
        if (data.isEmpty()) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "does not tell the new number or user id");
        }
        findings.add(EventData.event(
                message.required("id"), EventType.CONTACT_UPDATED, message.time("timestamp"), contactId, data));
    }

    /** Of a click on an ad; of one on a post that nobody paid for only its address. */
    private static ObjectNode opening(Part referral) {
        if (!referral.node().isObject()) {
            return null;
        }
        ObjectNode opening = ChannelJson.object();
        String adId = referral.text("source_id");
        boolean post = "post".equals(referral.text("source_type"));
        if (!post && (adId != null || referral.has("ctwa_clid"))) {
            opening.put("source", "paid_ads");
        }
        if (!post && adId != null) {
            opening.putObject("ad").put("network", "meta").put("adId", adId);
        }
        EventData.put(opening, "url", referral.text("source_url"));
        return opening.isEmpty() ? null : opening;
    }
}
