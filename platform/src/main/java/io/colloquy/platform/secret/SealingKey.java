package io.colloquy.platform.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of AES-256-GCM. What it seals begins with a version, the key's id and the nonce. */
final class SealingKey {
    private static final int BYTES = 32;
    // Of 32 random bytes 30 differ on average; fewer than 16 are no accident but a repeated pattern.
    private static final int FEWEST_DIFFERENT = 16;

    private static final byte VERSION = 1;
    private static final int ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + ID_BYTES + NONCE_BYTES;

    private final SecretKeySpec key;
    private final byte[] id;

    private SealingKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.id = Arrays.copyOf(sha256(bytes), ID_BYTES);
    }

    /**
     * The key of that text.
     *
     * @throws IllegalStateException naming the property, never the text, if it is not 32 random bytes in Base64
     */
    static SealingKey of(String property, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES || different(bytes) < FEWEST_DIFFERENT) {
            throw new IllegalStateException(
                    property + " must be 32 random bytes in Base64, as `openssl rand -base64 32` prints them");
        }
        return new SealingKey(bytes);
    }

    /** Whether this key, by its id, sealed that. */
    boolean hasSealed(byte[] sealed) {
        return sealed.length > HEADER_BYTES
                && sealed[0] == VERSION
                && Arrays.equals(id, 0, ID_BYTES, sealed, 1, 1 + ID_BYTES);
    }

    /** Seals it for one place; the same text comes out differently every time. */
    byte[] seal(byte[] text, byte[] place) {
        byte[] nonce = new byte[NONCE_BYTES];
        // Made here and not once for all: a native executable must not carry a seed from its build.
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text);
            return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                    .put(VERSION)
                    .put(id)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** What was sealed for that place; fails for anything that was changed, or moved from another place. */
    byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + ID_BYTES, HEADER_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    private static int different(byte[] bytes) {
        boolean[] seen = new boolean[256];
        int different = 0;
        for (byte b : bytes) {
            if (!seen[b & 0xff]) {
                seen[b & 0xff] = true;
                different++;
            }
        }
        return different;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
