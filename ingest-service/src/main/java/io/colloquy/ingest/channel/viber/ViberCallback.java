package io.colloquy.ingest.channel.viber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelValues;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.MessageData;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.EventType;
import java.time.Instant;

/** One callback: a message, or what became of one. */
final class ViberCallback {

    private ViberCallback() {}

    static void translate(JsonNode callback, Findings findings) throws Untranslatable {
        String event = ChannelValues.required(callback, "event");
        switch (event) {
            case "message" -> message(callback, findings);
            case "delivered" -> status(callback, "delivered", findings);
            case "seen" -> status(callback, "read", findings);
            case "failed" -> status(callback, "failed", findings);
            case "webhook" -> findings.ignore();
            case "subscribed", "unsubscribed", "conversation_started", "client_status", "action" ->
                throw Untranslatable.notAConversation("an event of the type " + event);
            default -> throw Untranslatable.unknownKind("an event of the type " + event);
        }
    }

    private static void message(JsonNode callback, Findings findings) throws Untranslatable {
        String contactId = "viber:" + ChannelValues.required(callback, "sender", "id");
        String id = messageId(callback);
        Instant time = time(callback);
        MessageData data = new MessageData(id);
        content(callback.path("message"), data);
        findings.add(new ChannelEvent(id, EventType.MESSAGE_RECEIVED, time, contactId, data.node(), null));
        findings.addContact(id, time, contactId, contact(callback.path("sender")));
    }

    private static void content(JsonNode message, MessageData data) throws Untranslatable {
        String kind = ChannelValues.required(message, "type");
        data.text(ChannelJson.text(message, "text")).with("trackingData", message.path("tracking_data"));
        if (!kind.equals("text")) {
            data.kind(kind);
        }
        switch (kind) {
            case "text" -> {}
            case "picture" -> file(kind, "image/*", message, data);
            case "video" -> file(kind, "video/*", message, data);
            case "file" -> file(kind, null, message, data);
            case "sticker" -> sticker(message, data);
            case "url" -> data.text(ChannelValues.required(message, "media"));
            case "location" ->
                data.location(
                        ChannelJson.at(message, "location", "lat"),
                        ChannelJson.at(message, "location", "lon"),
                        null,
                        ChannelJson.text(message, "location", "address"));
            case "contact" -> data.with("contact", message.path("contact"));
            default -> throw Untranslatable.unknownKind("a message of the type " + kind);
        }
    }

    private static void file(String kind, String type, JsonNode message, MessageData data) throws Untranslatable {
        data.attachment(
                kind,
                ChannelJson.text(message, "file_name"),
                type,
                ChannelValues.required(message, "media"),
                message.path(message.has("file_size") ? "file_size" : "size"));
    }

    private static void sticker(JsonNode message, MessageData data) throws Untranslatable {
        String link = ChannelJson.text(message, "media");
        String url = link == null ? "viber:sticker/" + ChannelValues.required(message, "sticker_id") : link;
        data.attachment("sticker", null, "image/png", url, message.path("size"));
    }

    private static ObjectNode contact(JsonNode sender) {
        ObjectNode contact = ChannelJson.object();
        for (String field : new String[] {"name", "country", "language"}) {
            String value = ChannelJson.text(sender, field);
            if (value != null && !value.isEmpty()) {
                contact.put(field, value);
            }
        }
        return contact;
    }

    private static void status(JsonNode callback, String status, Findings findings) throws Untranslatable {
        String id = messageId(callback);
        ObjectNode data = ChannelJson.object().put("messageId", id).put("status", status);
        String error = ChannelJson.text(callback, "desc");
        if (error != null) {
            data.put("error", error);
        }
        findings.add(new ChannelEvent(
                id + "/" + status,
                EventType.MESSAGE_STATUS,
                time(callback),
                "viber:" + ChannelValues.required(callback, "user_id"),
                data,
                null));
    }

    /** A number beyond what a double holds: as text it stays exact. */
    private static String messageId(JsonNode callback) throws Untranslatable {
        return ChannelValues.required(callback, "message_token");
    }

    private static Instant time(JsonNode callback) throws Untranslatable {
        return ChannelValues.epochMillis(callback, "timestamp");
    }
}
