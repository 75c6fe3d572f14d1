package io.colloquy.ingest.channel.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of messages, as mail carries them in {@code Message-ID}, {@code In-Reply-To} and {@code References}. */
public final class MessageIds {

    private static final int LONGEST = 200;

    private MessageIds() {}

    /**
     * The first id of that header, without its angle brackets: {@code <1@example.com>} is {@code 1@example.com}. One of
     * more than 200 characters is replaced by its hash. Null if there is none.
     */
    public static String first(String header) {
        if (header == null) {
            return null;
        }
        int open = header.indexOf('<');
        int close = header.indexOf('>', open + 1);
        String bare = header.substring(open + 1, close < 0 ? header.length() : close);
        return bounded(MailText.clean(bare).replaceAll("\\s+", ""));
    }

    /** The last id of that header; null if there is none. */
    static String last(String header) {
        return header == null ? null : first(header.substring(Math.max(header.lastIndexOf('<'), 0)));
    }

    /** An id of that length at most which is the same whenever the text is; null for an empty text. */
    public static String bounded(String id) {
        return id.isEmpty() ? null : id.length() <= LONGEST ? id : hash(id);
    }

    /** An id for what has none, of all that it says. */
    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
