package io.colloquy.ingest.channel.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.AdReferral;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelValues;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.MessageData;
import io.colloquy.ingest.channel.PhoneNumber;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One webhook: an inbound message, or the status of an outbound one.
 *
 * @param body the whole of it
 * @param channel the connection's
 */
record VonageMessage(JsonNode body, Channel channel) {

    void translate(Findings findings) throws Untranslatable {
        String name = ChannelValues.required(body, "channel");
        if (channel != channelOf(name)) {
            throw Untranslatable.wrongChannel("a message of the channel " + name);
        }
        if (body.has("message_type")) {
            inbound(findings);
        } else if (body.has("status")) {
            status(findings);
        } else {
            throw Untranslatable.unknownKind("a webhook without message_type and status");
        }
    }

    private static Channel channelOf(String name) throws Untranslatable {
        return switch (name) {
            case "sms", "mms" -> Channel.SMS;
            case "whatsapp" -> Channel.WHATSAPP;
            case "messenger" -> Channel.MESSENGER;
            case "viber_service" -> Channel.VIBER;
            default -> throw Untranslatable.unknownKind("the channel " + name);
        };
    }

    private void inbound(Findings findings) throws Untranslatable {
        String id = ChannelValues.required(body, "message_uuid");
        String contactId = contactId("from");
        Instant time = ChannelValues.rfc3339(body, "timestamp");
        String repliedTo = ChannelJson.text(body, "context", "message_uuid");
        if (body.path("message_type").asText().equals("reaction")) {
            findings.add(reaction(id, time, contactId));
            return;
        }
        MessageData data = VonageContent.read(body, new MessageData(id).replyTo(repliedTo));
        JsonNode referral = ChannelJson.at(body, "whatsapp", "referral");
        ObjectNode opening = AdReferral.opening(
                ChannelJson.text(referral, "source_type"),
                ChannelJson.text(referral, "source_id"),
                ChannelJson.text(referral, "ctwa_clid"),
                ChannelJson.text(referral, "source_url"));
        data.with("referral", referral);
        findings.add(new ChannelEvent(id, EventType.MESSAGE_RECEIVED, time, contactId, data.node(), opening));
        findings.addContact(id, time, contactId, contact());
    }

    private ChannelEvent reaction(String id, Instant time, String contactId) throws Untranslatable {
        ObjectNode data =
                ChannelJson.object().put("messageId", ChannelValues.required(body, "context", "message_uuid"));
        if (!"unreact".equals(ChannelJson.text(body, "reaction", "action"))) {
            data.put("reaction", ChannelValues.required(body, "reaction", "emoji"));
        }
        return new ChannelEvent(id, EventType.MESSAGE_REACTED, time, contactId, data, null);
    }

    private ObjectNode contact() {
        ObjectNode contact = ChannelJson.object();
        String name = ChannelJson.text(body, "profile", "name");
        if (name != null && !name.isEmpty()) {
            contact.put("name", name);
        }
        return contact;
    }

    /** Both of Vonage's failures keep their own event, should one message ever get both. */
    private void status(Findings findings) throws Untranslatable {
        String id = ChannelValues.required(body, "message_uuid");
        String reported = ChannelValues.required(body, "status");
        String status =
                switch (reported) {
                    case "submitted" -> "sent";
                    case "delivered", "read" -> reported;
                    case "rejected", "undeliverable" -> "failed";
                    default -> throw Untranslatable.unknownKind("the status " + reported);
                };
        ObjectNode data = ChannelJson.object().put("messageId", id).put("status", status);
        String error = Stream.of("title", "detail")
                .map(field -> ChannelJson.text(body, "error", field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        if (!error.isEmpty()) {
            data.put("error", error);
        }
        findings.add(new ChannelEvent(
                id + "/" + reported,
                EventType.MESSAGE_STATUS,
                ChannelValues.rfc3339(body, "timestamp"),
                contactId("to"),
                data,
                null));
    }

    private String contactId(String field) throws Untranslatable {
        String address = ChannelValues.required(body, field);
        return channel.wire() + ":" + (channel == Channel.SMS ? PhoneNumber.e164(address) : address);
    }
}
