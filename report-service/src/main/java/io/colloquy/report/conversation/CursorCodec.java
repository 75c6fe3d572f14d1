package io.colloquy.report.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
class CursorCodec {
    private static final int DIGEST_LENGTH = 12;

    private final ObjectMapper json;

    CursorCodec(ObjectMapper json) {
        this.json = json;
    }

    /** @param query account and parameters of the query, the same for each of its pages */
    String encode(Cursor cursor, String query) {
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
    Optional<Cursor> decode(String text, String query) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            if (whole.length <= DIGEST_LENGTH) {
                return Optional.empty();
            }
            byte[] body = Arrays.copyOfRange(whole, DIGEST_LENGTH, whole.length);
            byte[] digest = Arrays.copyOf(whole, DIGEST_LENGTH);
            return MessageDigest.isEqual(digest, digest(body, query))
                    ? Optional.of(json.readValue(body, Cursor.class))
                    : Optional.empty();
        } catch (IllegalArgumentException | IOException notOne) {
            return Optional.empty();
        }
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
