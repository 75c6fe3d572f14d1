package io.colloquy.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.event.ValidEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a channel told of a contact itself, at a time. Becomes an event only if it is news.
 *
 * @param contactId whose
 * @param hash over what was told, in hexadecimal: the same for the same fields in any order
 * @param event {@code contact.updated}
 */
record Profile(String contactId, String hash, ValidEvent event) {

    /** The profile that those fields of a {@code contact.updated} tell. */
    static Profile of(String contactId, ObjectNode data, ValidEvent event) {
        Map<String, JsonNode> fields = new TreeMap<>();
        data.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return new Profile(contactId, HexFormat.of().formatHex(sha256(fields.toString())), event);
    }

    /** When it was told. */
    OffsetDateTime at() {
        return event.time().atOffset(ZoneOffset.UTC);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
