package io.colloquy.ingest.channel.meta;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.model.event.EventType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Putting events together. */
public final class EventData {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_EVENT_ID = 2000;

    private EventData() {}

    /** An event that says nothing about an opening. */
    public static ChannelEvent event(String id, EventType type, Instant time, String contactId, ObjectNode data) {
        return event(id, type, time, contactId, data, null);
    }

    /**
     * An event.
     *
     * @param opening null if the event says nothing about one
     */
    public static ChannelEvent event(
            String id, EventType type, Instant time, String contactId, ObjectNode data, ObjectNode opening) {
        return new ChannelEvent(bounded(id, LONGEST_EVENT_ID), type, time, contactId, data, opening);
    }

    /** The data of an event about the message of that id. */
    public static ObjectNode ofMessage(String messageId) {
        return ChannelJson.object().put("messageId", boundedId(messageId));
    }

    /** An id as events take it. Instagram's come near the limit: a longer one is known by its hash, here and everywhere. */
    public static String boundedId(String id) {
        return bounded(id, LONGEST_ID);
    }

    private static String bounded(String id, int longest) {
        return id.length() <= longest ? id : "sha256:" + HexFormat.of().formatHex(sha256(id));
    }

    /** Sets the field unless the value is null. */
    public static void put(ObjectNode data, String field, String value) {
        if (value != null) {
            data.put(field, value);
        }
    }

    /** Sets the field to what the channel sent, unless that is nothing. */
    public static void keep(ObjectNode data, String field, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            data.set(field, value);
        }
    }

    /** Says that a person on the connection's side wrote the message, or one of its bots if the app is one. */
    public static void putAuthor(ObjectNode data, String appId, ConnectionView connection) {
        ObjectNode author = data.putObject("author");
        if (appId != null && connection.botAppIds().contains(appId)) {
            author.put("type", "bot");
            put(author, "botId", connection.botId());
        } else {
            author.put("type", "user");
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
