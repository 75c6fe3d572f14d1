package io.colloquy.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How keys are stored and compared: by SHA-256, never in clear. */
public final class ApiKeyHash {
    private ApiKeyHash() {}

    /** SHA-256 of the key's UTF-8 bytes, 32 bytes. */
    public static byte[] of(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the two keys are the same, in a time that does not tell where they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(of(one), of(other));
    }
}
