package io.colloquy.export.transcript;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the file of a conversation is called, on any disk: no two conversations share a name, also where upper and lower case
 * are the same, and none leads out of its directory. A conversation has the same name in every export. Pure.
 */
final class EntryName {
    private static final String PREFIX = "conversation-";
    private static final int LONGEST = 80;
    private static final int HASH_LENGTH = 16;

    /** An id that is a name as it stands. It has no tilde, which is the mark of the others. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_-]([a-z0-9._-]{0," + (LONGEST - 2) + "}[a-z0-9_-])?");

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]");

    private EntryName() {}

    /** The name without an ending; an id that is no name as it stands is told apart by a hash of it. */
    static String of(String conversationId) {
        if (PLAIN.matcher(conversationId).matches()) {
            return PREFIX + conversationId;
        }
        String safe = UNSAFE.matcher(conversationId).replaceAll("_");
        return PREFIX + safe.substring(0, Math.min(safe.length(), LONGEST)) + "~" + hash(conversationId);
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
