package io.colloquy.ingest.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together the data of a {@code message.received} or {@code message.sent} (events 1.3). What is null or empty is
 * left out. Beyond 1.3 it can hold {@code kind} (what a message without text is), {@code location} and what an adapter
 * sets with {@link #with}.
 */
public final class MessageData {

    private final ObjectNode node = ChannelJson.object();

    /** Of the message with the channel's own id. */
    public MessageData(String messageId) {
        node.put("messageId", messageId);
    }

    /** What it says. */
    public MessageData text(String text) {
        return put("text", text);
    }

    /** What a message that is not just text is, in the channel's own word. */
    public MessageData kind(String kind) {
        return put("kind", kind);
    }

    /** The id of the message that it answers. */
    public MessageData replyTo(String messageId) {
        return put("replyTo", messageId);
    }

    /** A bot wrote it. */
    public MessageData byBot(String botId) {
        ObjectNode author = node.putObject("author").put("type", "bot");
        if (botId != null) {
            author.put("botId", botId);
        }
        return this;
    }

    /** A person wrote it by hand. */
    public MessageData byUser() {
        node.putObject("author").put("type", "user");
        return this;
    }

    /**
     * A file sent with it.
     *
     * @param kind the channel's word: stands in for a name that was not told, and for a type that was not
     * @param url its link, or {@code <provider>:media/<id>}
     * @param bytes its size; looked at only if it is a whole number
     */
    public MessageData attachment(String kind, String name, String contentType, String url, JsonNode bytes) {
        ObjectNode file = node.withArray("attachments").addObject();
        file.put("name", name == null || name.isEmpty() ? kind : name);
        file.put("contentType", contentType == null || contentType.isEmpty() ? typeOf(kind) : contentType);
        file.put("url", url);
        if (bytes.isIntegralNumber() && bytes.canConvertToLong() && bytes.longValue() >= 0) {
            file.put("bytes", bytes.longValue());
        }
        return this;
    }

    /** A place, whose name and address, where there are any, are what the message says. */
    public MessageData location(JsonNode latitude, JsonNode longitude, String name, String address) {
        if (latitude.isNumber() && longitude.isNumber()) {
            ObjectNode location = node.putObject("location");
            location.set("latitude", latitude);
            location.set("longitude", longitude);
        }
        String text = Stream.of(name, address)
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return kind("location").text(text);
    }

    /** A field of the channel's own. */
    public MessageData with(String field, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            node.set(field, value);
        }
        return this;
    }

    /** A field of the channel's own. */
    public MessageData put(String field, String value) {
        if (value != null && !value.isEmpty()) {
            node.put(field, value);
        }
        return this;
    }

    /** The data. */
    public ObjectNode node() {
        return node;
    }

    private static String typeOf(String kind) {
        return switch (kind) {
            case "image", "audio", "video" -> kind + "/*";
            default -> "application/octet-stream";
        };
    }
}
