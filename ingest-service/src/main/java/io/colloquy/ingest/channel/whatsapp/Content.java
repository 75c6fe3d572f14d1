package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import java.util.ArrayList;
import java.util.List;

/** What a message says and what came with it. */
final class Content {

    private static final String PLACEHOLDER = "media_placeholder";

    private Content() {}

    /** The id of the event that the message makes: a placeholder must not keep the file itself out. */
    static String eventId(Part message) throws Untranslatable {
        String id = message.required("id");
        return PLACEHOLDER.equals(message.text("type")) ? id + "/placeholder" : id;
    }

    /** Fills in what the message says, what it answers, and what else is told of it. */
    static void write(Part message, ObjectNode data) throws Untranslatable {
        writeBody(message, data);
        Part context = message.at("context");
        if (context.text("id") != null) {
            data.put("replyTo", EventData.boundedId(context.text("id")));
        }
        if (context.isTrue("forwarded") || context.isTrue("frequently_forwarded")) {
            data.put("forwarded", true);
        }
        EventData.keep(data, "product", context.at("referred_product").node());
        EventData.keep(data, "referral", message.at("referral").node());
        EventData.put(data, "groupId", message.text("group_id"));
        EventData.put(data, "error", Errors.text(message.elements("errors")));
    }

    /** Fills in what stands below the name of the message's type. */
    static void writeBody(Part message, ObjectNode data) throws Untranslatable {
        String type = message.required("type");
        Part body = message.at(type);
        switch (type) {
            case "text" -> EventData.put(data, "text", body.text("body"));
            case "image", "audio", "video", "document", "sticker" -> {
                EventData.put(data, "text", body.text("caption"));
                Media.write(type, body, data);
            }
            case "location" -> writeLocation(body, data);
            case "contacts" -> EventData.keep(data, "contacts", body.node());
            case "button" -> {
                EventData.put(data, "text", body.text("text"));
                EventData.put(data, "payload", body.text("payload"));
            }
            case "interactive" -> writeInteractive(body, data);
            case "order" -> {
                EventData.put(data, "text", body.text("text"));
                EventData.keep(data, "order", body.node());
            }
            // A message came, and WhatsApp does not give it out (a poll, a picture to be seen once): it counts.
            case "unsupported", "unknown", PLACEHOLDER -> {
                data.put("kind", type);
                EventData.keep(data, type, body.node());
            }
            default -> throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is a message of type " + type);
        }
    }

    private static void writeLocation(Part body, ObjectNode data) {
        List<String> words = new ArrayList<>(2);
        for (String field : List.of("name", "address")) {
            if (body.text(field) != null) {
                words.add(body.text(field));
            }
        }
        EventData.put(data, "text", words.isEmpty() ? null : String.join(", ", words));
        EventData.keep(data, "location", body.node());
    }

    /** The button or row that was chosen; the answers of a form are kept as they came. */
    private static void writeInteractive(Part body, ObjectNode data) throws Untranslatable {
        if (body.node().isMissingNode()) {
            return; // Happens together with an error: something was chosen, and it is not told what.
        }
        String type = body.required("type");
        Part reply = body.at(type);
        switch (type) {
            case "button_reply", "list_reply" -> {
                EventData.put(data, "text", reply.text("title"));
                EventData.put(data, "payload", reply.text("id"));
            }
            case "nfm_reply" -> {
                EventData.put(data, "text", reply.text("body"));
                EventData.keep(data, "form", reply.node());
            }
            case "call_permission_reply" -> EventData.keep(data, "callPermission", reply.node());
            default ->
                throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is an interactive message of type " + type);
        }
    }
}
