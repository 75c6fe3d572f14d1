package io.colloquy.ingest.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes, by which most channels sign what they send. */
public enum Hmac {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256");

    private final String algorithm;

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    /** Whether {@code expected} is the hash of the message under one of the secrets; false for null. Constant time. */
    public boolean matches(byte[] expected, ByteBuffer message, List<String> secrets) {
        boolean matches = false;
        for (String secret : secrets) {
            // Every secret is tried, so that the time does not tell which one is right.
            matches |= expected != null && MessageDigest.isEqual(expected, hash(message.duplicate(), secret));
        }
        return matches;
    }

    private byte[] hash(ByteBuffer message, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            mac.update(message);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** The bytes of a hexadecimal text; null if it is none. */
    public static byte[] hex(String text) {
        return decoded(text, HexFormat.of()::parseHex);
    }

    /** The bytes of a Base64 text; null if it is none. */
    public static byte[] base64(String text) {
        return decoded(text, Base64.getDecoder()::decode);
    }

    private static byte[] decoded(String text, Function<String, byte[]> decoder) {
        try {
            return text == null ? null : decoder.apply(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What follows the prefix; null if the text does not begin with it. */
    public static String after(String prefix, String text) {
        return text != null && text.startsWith(prefix) ? text.substring(prefix.length()) : null;
    }
}
