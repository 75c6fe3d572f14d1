package io.colloquy.ingest.channel.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelValues;
import io.colloquy.ingest.channel.MessageData;
import io.colloquy.ingest.channel.Untranslatable;

/** What an inbound message holds, by its {@code message_type}. */
final class VonageContent {

    private VonageContent() {}

    /** Puts it into the data; an unknown type is refused. */
    static MessageData read(JsonNode body, MessageData data) throws Untranslatable {
        String kind = ChannelValues.required(body, "message_type");
        if (!kind.equals("text")) {
            data.kind(kind);
        }
        JsonNode content = body.path(kind);
        return switch (kind) {
            case "text" -> data.text(ChannelJson.text(body, "text"));
            case "image", "audio", "video", "file", "sticker", "vcard" -> file(kind, content, data);
            case "reply" ->
                data.text(ChannelJson.text(content, "title")).put("payload", ChannelJson.text(content, "id"));
            case "button" ->
                data.text(ChannelJson.text(content, "text")).put("payload", ChannelJson.text(content, "payload"));
            case "location" ->
                data.location(
                        content.path("lat"),
                        content.path("long"),
                        ChannelJson.text(content, "name"),
                        ChannelJson.text(content, "address"));
            case "order" -> data.with("order", content);
            case "content" -> several(content, data);
            // The customer sent something that Vonage cannot hand on.
            case "unsupported" -> data;
            default -> throw Untranslatable.unknownKind("a message of the type " + kind);
        };
    }

    private static MessageData several(JsonNode parts, MessageData data) throws Untranslatable {
        for (JsonNode part : parts) {
            String kind = ChannelValues.required(part, "type");
            if (kind.equals("text")) {
                data.text(ChannelJson.text(part, "text"));
            } else {
                file(kind, part, data);
            }
        }
        return data;
    }

    private static MessageData file(String kind, JsonNode file, MessageData data) throws Untranslatable {
        String link = ChannelJson.text(file, "url");
        String url = link == null ? "vonage:media/" + ChannelValues.required(file, "id") : link;
        String type = kind.equals("vcard") ? "text/vcard" : null;
        return data.text(ChannelJson.text(file, "caption"))
                .attachment(kind, ChannelJson.text(file, "name"), type, url, file.path("size"));
    }
}
