package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Untranslatable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comes with a message of Messenger or Instagram: files and shares by their links, places, templates. */
final class Attachments {

    private static final String STORY_MENTION = "story_mention";

    private Attachments() {}

    /** Whether the account was mentioned in a story of the customer. */
    static boolean areMention(Part message) {
        return message.elements("attachments").stream().anyMatch(part -> STORY_MENTION.equals(part.text("type")));
    }

    /** Fills in the files, the place, and where the message has no text of its own that of a template or place. */
    static void write(MessagingEvent event, Part message, ObjectNode data) throws Untranslatable {
        List<Part> attachments = message.elements("attachments");
        ArrayNode files = ChannelJson.object().arrayNode();
        for (int i = 0; i < attachments.size(); i++) {
            Part attachment = attachments.get(i);
            String type = attachment.required("type");
            if (type.equals("location")) {
                writeLocation(attachment, data);
            } else {
                String missing = event.connection().channel().wire() + ":" + type + "/" + message.text("mid") + "/" + i;
                files.add(file(attachment, type, missing));
            }
            if (!data.has("text") && type.equals("template")) {
                EventData.put(data, "text", templateText(attachment.at("payload")));
            }
        }
        if (!files.isEmpty()) {
            data.set("attachments", files);
        }
    }

    private static ObjectNode file(Part attachment, String type, String missingLink) {
        Part payload = attachment.at("payload");
        String title = payload.text("title") == null ? attachment.text("title") : payload.text("title");
        String link = payload.text("url") == null ? attachment.text("url") : payload.text("url");
        boolean sticker = payload.has("sticker_id");
        String kind = sticker ? "sticker" : type;
        return ChannelJson.object()
                .put("name", title == null ? kind : title)
                .put("contentType", contentType(type))
                .put("url", link == null ? missingLink : link)
                .put("kind", kind);
    }

    private static String contentType(String type) {
        return switch (type) {
            case "image", "audio", "video" -> type + "/*";
            case "reel", "ig_reel" -> "video/*";
            default -> "application/octet-stream";
        };
    }

    private static void writeLocation(Part attachment, ObjectNode data) {
        Part coordinates = attachment.at("payload").at("coordinates");
        ObjectNode location = data.putObject("location");
        EventData.keep(location, "latitude", coordinates.at("lat").node());
        EventData.keep(location, "longitude", coordinates.at("long").node());
        EventData.put(location, "url", attachment.text("url"));
        if (!data.has("text")) {
            EventData.put(data, "text", attachment.text("title"));
        }
    }

    /** The text above the buttons, or the titles of the cards. */
    private static String templateText(Part payload) {
        if (payload.text("text") != null) {
            return payload.text("text");
        }
        String titles = Stream.concat(
                        payload.elements("elements").stream(), payload.at("generic").elements("elements").stream())
                .map(element -> element.text("title"))
                .filter(title -> title != null)
                .collect(Collectors.joining("\n"));
        return titles.isEmpty() ? null : titles;
    }
}
