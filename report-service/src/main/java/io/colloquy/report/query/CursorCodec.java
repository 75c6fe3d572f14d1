package io.colloquy.report.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.platform.selection.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Cursors as clients see them: opaque, and good for the very query that they came from. The digest finds mistakes, it is
 * no secret: a forged cursor could show nothing that its key does not already see.
 */
@ApplicationScoped
public class CursorCodec {
    private static final int DIGEST_LENGTH = 12;

    private final ObjectMapper json;

    CursorCodec(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param cursor a record that says where a page ended
     * @param query account and parameters of the query, the same for each of its pages
     */
    public String encode(Object cursor, String query) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(cursor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor can't be written", e);
        }
        byte[] whole = ByteBuffer.allocate(DIGEST_LENGTH + body.length)
                .put(digest(body, query))
                .put(body)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty for a cursor that was changed, or that belongs to another query. */
    private <C> Optional<C> decode(String text, String query, Class<C> type) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            if (whole.length <= DIGEST_LENGTH) {
                return Optional.empty();
            }
            byte[] body = Arrays.copyOfRange(whole, DIGEST_LENGTH, whole.length);
            byte[] digest = Arrays.copyOf(whole, DIGEST_LENGTH);
            return MessageDigest.isEqual(digest, digest(body, query))
                    ? Optional.of(json.readValue(body, type))
                    : Optional.empty();
        } catch (IllegalArgumentException | IOException notOne) {
            return Optional.empty();
        }
    }

    /**
     * The cursor sent; empty for the first page.
     *
     * @param text null for the first page; a violation if it is no cursor of that query
     */
    public <C> Optional<C> read(String text, String query, Class<C> type, Violations violations) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<C> cursor = decode(text, query, type);
        if (cursor.isEmpty()) {
            violations.add("cursor", "must be next of a page of the same list, unchanged");
        }
        return cursor;
    }

    private static byte[] digest(byte[] body, String query) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(body);
            sha.update(query.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha.digest(), DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
