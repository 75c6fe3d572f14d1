package io.colloquy.ingest.channel.email;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;

/**
 * A file sent with a mail.
 *
 * @param key which one it is among the mail's files: a number, or the name of its form field
 * @param name null if it has none
 * @param contentType null if not told
 * @param bytes its size; null if not told
 * @param url where it can be fetched; null if it came with the request
 */
public record MailAttachment(String key, String name, String contentType, Long bytes, String url) {

    /** As the events' data have it (events 1.3). */
    ObjectNode data(String provider, String messageId) {
        String type = blankToNull(contentType) == null ? "application/octet-stream" : MailText.header(contentType);
        ObjectNode data = ChannelJson.object();
        data.put("name", blankToNull(name) == null ? kind(type) : MailText.header(name));
        data.put("contentType", type);
        data.put("url", url != null ? MailText.clean(url) : provider + ":media/" + messageId + "/" + key);
        if (bytes != null && bytes >= 0) {
            data.put("bytes", bytes);
        }
        return data;
    }

    private static String kind(String contentType) {
        int slash = contentType.indexOf('/');
        String main = slash < 0 ? "" : contentType.substring(0, slash);
        return switch (main) {
            case "audio", "image", "video" -> main;
            default -> "attachment";
        };
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
