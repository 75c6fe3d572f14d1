package io.colloquy.ingest.channel.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.AdReferral;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.MessageData;
import io.colloquy.ingest.channel.PhoneNumber;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An inbound message, or the status of an outbound one. Neither says when it happened: both are told at once.
 *
 * @param channel the connection's
 */
record TwilioMessage(TwilioParameters parameters, Channel channel, Instant receivedAt) {

    /** More than any channel of Twilio's lets a message have. */
    private static final int MOST_MEDIA = 100;

    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?");

    void translate(Findings findings) throws Untranslatable {
        String id = parameters.firstOf("MessageSid", "SmsSid", "SmsMessageSid");
        String status = parameters.firstOf("MessageStatus", "SmsStatus");
        if (status == null || status.equals("received") || status.equals("receiving")) {
            inbound(id, findings);
        } else {
            status(id, status, findings);
        }
    }

    private void inbound(String id, Findings findings) throws Untranslatable {
        String contactId = contactId("From");
        MessageData data = new MessageData(id).replyTo(parameters.get("OriginalRepliedMessageSid"));
        String button = parameters.firstOf("ButtonPayload", "ListId");
        if (button != null) {
            data.kind("button").put("payload", button);
        }
        if (parameters.get("Latitude") != null) {
            data.location(
                    degrees("Latitude"), degrees("Longitude"), parameters.get("Label"), parameters.get("Address"));
        }
        data.text(parameters.firstOf("Body", "ButtonText", "ListTitle"));
        for (int i = 0; i < MOST_MEDIA && parameters.get("MediaUrl" + i) != null; i++) {
            String type = parameters.get("MediaContentType" + i);
            data.attachment(kindOf(type), null, type, parameters.get("MediaUrl" + i), MissingNode.getInstance());
        }
        referral(data);
        ObjectNode opening = AdReferral.opening(
                parameters.get("ReferralSourceType"),
                parameters.get("ReferralSourceId"),
                parameters.get("ReferralCtwaClid"),
                parameters.get("ReferralSourceUrl"));
        findings.add(new ChannelEvent(id, EventType.MESSAGE_RECEIVED, receivedAt, contactId, data.node(), opening));
        findings.addContact(id, receivedAt, contactId, contact());
    }

    private static String kindOf(String contentType) {
        int slash = contentType == null ? -1 : contentType.indexOf('/');
        return slash > 0 ? contentType.substring(0, slash) : "file";
    }

    private JsonNode degrees(String name) {
        String value = parameters.get(name);
        return value != null && DEGREES.matcher(value).matches()
                ? DecimalNode.valueOf(new BigDecimal(value))
                : MissingNode.getInstance();
    }

    private void referral(MessageData data) {
        ObjectNode referral = ChannelJson.object();
        for (String field : new String[] {"SourceType", "SourceId", "SourceUrl", "Headline", "Body", "CtwaClid"}) {
            String value = parameters.get("Referral" + field);
            if (value != null) {
                referral.put(Character.toLowerCase(field.charAt(0)) + field.substring(1), value);
            }
        }
        if (!referral.isEmpty()) {
            data.with("referral", referral);
        }
    }

    private ObjectNode contact() {
        ObjectNode contact = ChannelJson.object();
        String name = parameters.get("ProfileName");
        return name == null ? contact : contact.put("name", name);
    }

    private void status(String id, String reported, Findings findings) throws Untranslatable {
        String status =
                switch (reported) {
                    case "accepted", "scheduled", "queued", "sending" -> null;
                    case "sent", "delivered", "read" -> reported;
                    case "undelivered", "failed", "canceled" -> "failed";
                    default -> throw Untranslatable.unknownKind("the status " + reported);
                };
        String contactId = contactId("To");
        if (status == null) {
            // On its way to Twilio's own carrier: nothing has happened to the message yet.
            findings.ignore();
            return;
        }
        ObjectNode data = ChannelJson.object().put("messageId", id).put("status", status);
        String error = Stream.of(
                        parameters.get("ErrorCode"), parameters.firstOf("ErrorMessage", "ChannelStatusMessage"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        if (!error.isEmpty()) {
            data.put("error", error);
        }
        findings.add(
                new ChannelEvent(id + "/" + reported, EventType.MESSAGE_STATUS, receivedAt, contactId, data, null));
    }

    /** The far end; its prefix names the channel that it is on. */
    private String contactId(String field) throws Untranslatable {
        String address = parameters.required(field);
        int colon = address.indexOf(':');
        String prefix = colon < 0 ? "sms" : address.substring(0, colon);
        if (!prefix.equals(channel.wire())) {
            throw Untranslatable.wrongChannel("the address " + address);
        }
        String own = address.substring(colon + 1);
        return prefix + ":" + (channel == Channel.WHATSAPP ? PhoneNumber.digits(own) : own);
    }
}
