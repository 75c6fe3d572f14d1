package io.colloquy.ingest.channel.line;

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
import java.util.Set;

/** One webhook event. */
final class LineEvent {

    /** Of friends, groups, members, beacons and the account itself. */
    private static final Set<String> NO_CONVERSATION = Set.of(
            "follow",
            "unfollow",
            "join",
            "leave",
            "memberJoined",
            "memberLeft",
            "beacon",
            "accountLink",
            "videoPlayComplete",
            "things",
            "membership",
            "module",
            "activated",
            "deactivated",
            "botSuspended",
            "botResumed",
            "delivery");

    private LineEvent() {}

    static void translate(JsonNode event, Findings findings) throws Untranslatable {
        String type = ChannelValues.required(event, "type");
        if (NO_CONVERSATION.contains(type)) {
            throw Untranslatable.notAConversation("an event of the type " + type);
        }
        switch (type) {
            case "message" -> message(event, findings);
            case "postback" -> postback(event, findings);
            case "messageEdited" -> edited(event, findings);
            case "unsend" -> unsent(event, findings);
            default -> throw Untranslatable.unknownKind("an event of the type " + type);
        }
    }

    private static void message(JsonNode event, Findings findings) throws Untranslatable {
        String contactId = contactId(event);
        String id = ChannelValues.required(event, "message", "id");
        MessageData data = content(event.path("message"), new MessageData(id));
        findings.add(new ChannelEvent(id, EventType.MESSAGE_RECEIVED, time(event), contactId, data.node(), null));
    }

    private static MessageData content(JsonNode message, MessageData data) throws Untranslatable {
        String kind = ChannelValues.required(message, "type");
        data.replyTo(ChannelJson.text(message, "quotedMessageId"));
        if (!kind.equals("text")) {
            data.kind(kind);
        }
        return switch (kind) {
            case "text" -> data.text(ChannelJson.text(message, "text"));
            case "image", "video", "audio", "file" -> file(kind, message, data);
            case "location" ->
                data.location(
                        message.path("latitude"),
                        message.path("longitude"),
                        ChannelJson.text(message, "title"),
                        ChannelJson.text(message, "address"));
            case "sticker" -> sticker(message, data);
            default -> throw Untranslatable.unknownKind("a message of the type " + kind);
        };
    }

    private static MessageData file(String kind, JsonNode message, MessageData data) throws Untranslatable {
        String link = ChannelJson.text(message, "contentProvider", "originalContentUrl");
        return data.attachment(
                kind,
                ChannelJson.text(message, "fileName"),
                null,
                link == null ? "line:media/" + ChannelValues.required(message, "id") : link,
                message.path("fileSize"));
    }

    /** A sticker with letters of the customer's own says them. */
    private static MessageData sticker(JsonNode message, MessageData data) throws Untranslatable {
        String name = ChannelValues.required(message, "packageId") + "/" + ChannelValues.required(message, "stickerId");
        return data.text(ChannelJson.text(message, "text"))
                .attachment("sticker", null, "image/png", "line:sticker/" + name, message.path("fileSize"))
                .with("keywords", message.path("keywords"));
    }

    /**
     * The customer pressed a button or chose a time; what is written on the button is not told. Its event's id stands in
     * for a message's.
     */
    private static void postback(JsonNode event, Findings findings) throws Untranslatable {
        String contactId = contactId(event);
        JsonNode postback = event.path("postback");
        JsonNode params = postback.path("params");
        if (params.has("newRichMenuAliasId")) {
            throw Untranslatable.notAConversation("a switch of the menu");
        }
        String id = eventId(event, "postback/" + contactId);
        MessageData data =
                new MessageData(id).kind("postback").put("payload", ChannelValues.required(postback, "data"));
        for (String chosen : new String[] {"datetime", "date", "time"}) {
            data.text(ChannelJson.text(params, chosen));
        }
        findings.add(new ChannelEvent(id, EventType.MESSAGE_RECEIVED, time(event), contactId, data.node(), null));
    }

    private static void edited(JsonNode event, Findings findings) throws Untranslatable {
        String contactId = contactId(event);
        String id = ChannelValues.required(event, "message", "id");
        MessageData data = content(event.path("message"), new MessageData(id));
        findings.add(new ChannelEvent(
                eventId(event, id + "/edited"), EventType.MESSAGE_EDITED, time(event), contactId, data.node(), null));
    }

    private static void unsent(JsonNode event, Findings findings) throws Untranslatable {
        String id = ChannelValues.required(event, "unsend", "messageId");
        ObjectNode data = ChannelJson.object().put("messageId", id);
        findings.add(new ChannelEvent(
                id + "/deleted", EventType.MESSAGE_DELETED, time(event), contactId(event), data, null));
    }

    /** The event's own id, the same at every redelivery; older ones have none, but their time in milliseconds. */
    private static String eventId(JsonNode event, String otherwise) throws Untranslatable {
        String id = ChannelJson.text(event, "webhookEventId");
        return id == null ? otherwise + "/" + ChannelValues.required(event, "timestamp") : id;
    }

    private static Instant time(JsonNode event) throws Untranslatable {
        return ChannelValues.epochMillis(event, "timestamp");
    }

    /** The user of a chat of two; in groups and rooms people talk among themselves. */
    private static String contactId(JsonNode event) throws Untranslatable {
        String source = ChannelValues.required(event, "source", "type");
        return switch (source) {
            case "user" -> "line:" + ChannelValues.required(event, "source", "userId");
            case "group", "room" -> throw Untranslatable.notAConversation("a chat of the type " + source);
            default -> throw Untranslatable.unknownKind("a source of the type " + source);
        };
    }
}
