package io.colloquy.ingest.thread;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids made of other ids alone, so that every replica makes the same. */
final class ThreadIds {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BASE32_BITS = 5;
    private static final int LETTERS = 26;
    // What is left of a subject's 200 characters.
    private static final int LONGEST_PREFIX = 200 - 1 - LETTERS;

    private ThreadIds() {}

    /**
     * The conversation that this message opens: {@code <connection>/} and 26 characters of base32.
     *
     * @param messageId the channel's id of the message, or the session's id of a call
     */
    static String conversation(ContactThread thread, String messageId) {
        byte[] hash = sha256(thread.connectionId(), thread.contactId(), messageId);
        String connection = thread.connectionId();
        StringBuilder id =
                new StringBuilder(connection.substring(0, Math.min(connection.length(), LONGEST_PREFIX))).append('/');
        for (int letter = 0; letter < LETTERS; letter++) {
            int value = 0;
            for (int bit = letter * BASE32_BITS; bit < (letter + 1) * BASE32_BITS; bit++) {
                value = value << 1 | hash[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
            }
            id.append(BASE32.charAt(value));
        }
        return id.toString();
    }

    /** A message's identity on its connection as a short fixed key. */
    static UUID message(String connectionId, String messageId) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(connectionId, messageId));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** Of the parts with a zero byte between them, which none of them contains. */
    private static byte[] sha256(String... parts) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", parts).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
