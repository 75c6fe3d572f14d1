package io.colloquy.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.model.event.EventType;
import java.nio.ByteBuffer;

/** From what an adapter found to the event as a producer would send it (events 1.1), for the one reader of events. Pure. */
final class CloudEvents {
    private static final String SOURCE = "/connections/";
    private static final char REPLACEMENT = '\uFFFD';

    private CloudEvents() {}

    /**
     * The event in CloudEvents' JSON format. A message names no conversation: it is found by connection and contact.
     * Channels let through what no database stores, U+0000 and halves of surrogate pairs: U+FFFD stands in for them.
     */
    static ByteBuffer of(ChannelEvent event, ConnectionView connection) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", "1.0");
        json.put("id", event.id());
        json.put("source", SOURCE + connection.id());
        json.put("type", event.type().wire());
        json.put("time", event.time().toString());
        if (event.type() == EventType.CONTACT_UPDATED) {
            json.put("subject", event.contactId());
        }
        json.set("data", data(event, connection));
        return ByteBuffer.wrap(storable(json).toString().getBytes(UTF_8));
    }

    private static ObjectNode data(ChannelEvent event, ConnectionView connection) {
        ObjectNode data = event.data().deepCopy();
        data.put("connectionId", connection.id());
        if (event.type() == EventType.CONTACT_UPDATED) {
            return data;
        }
        data.put("contactId", event.contactId());
        if (!data.hasNonNull("channel")) {
            data.put("channel", connection.channel().wire());
        }
        if (event.opening() != null) {
            data.set("opening", event.opening());
        }
        return data;
    }

    private static JsonNode storable(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> copy.set(storable(field.getKey()), storable(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> copy.add(storable(element)));
                yield copy;
            }
            case TextNode text -> new TextNode(storable(text.textValue()));
            default -> node;
        };
    }

    /** The same text with U+FFFD for every character that cannot be stored. */
    static String storable(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            if (!isStorable(text, i)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, REPLACEMENT);
            }
        }
        return changed == null ? text : changed.toString();
    }

    private static boolean isStorable(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c != 0;
    }
}
