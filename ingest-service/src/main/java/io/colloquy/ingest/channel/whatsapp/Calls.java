package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EpochTime;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;
import java.time.Instant;

/**
 * Calls inside WhatsApp: what is said there is a message without text. A customer's counts when it rings, one to the
 * customer only if it was answered. Its end reports the same message again, for the case that its beginning was lost.
 */
final class Calls {

    private Calls() {}

    static void read(Part call, Contacts contacts, Findings findings) throws Untranslatable {
        String id = call.required("id");
        String event = call.required("event");
        if (!event.equals("connect") && !event.equals("terminate")) {
            throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is an event " + event + " of a call");
        }
        Instant answered = EpochTime.of(call.at("start_time").node());
        Instant time = answered == null ? call.time("timestamp") : answered;
        ObjectNode data = EventData.ofMessage(id).put("publicationType", "call");
        EventData.put(data, "callStatus", call.text("status"));
        EventData.keep(data, "callSeconds", call.at("duration").node());
        switch (call.required("direction")) {
            case "USER_INITIATED" -> {
                String contactId = contacts.contactId(call, "from", "from_user_id");
                ObjectNode opening = ChannelJson.object().put("publicationType", "call");
                findings.add(
                        EventData.event(id + "/" + event, EventType.MESSAGE_RECEIVED, time, contactId, data, opening));
                contacts.addProfile(contactId, id, time, findings);
            }
            case "BUSINESS_INITIATED" -> {
                if (answered == null) {
                    throw new Untranslatable(
                            Untranslatable.NOT_A_CONVERSATION, "the customer has not answered the call");
                }
                data.putObject("author").put("type", "user");
                findings.add(EventData.event(
                        id + "/" + event,
                        EventType.MESSAGE_SENT,
                        time,
                        contacts.contactId(call, "to", "to_user_id"),
                        data));
            }
            default -> throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is a call in no known direction");
        }
    }
}
