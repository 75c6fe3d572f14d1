package io.colloquy.ingest.account;

import java.security.SecureRandom;
import java.util.Base64;

/** Random text that nobody guesses. */
final class Secret {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 9;

    private Secret() {}

    /** A key: {@code cq_live_} and 32 random bytes. */
    static String key() {
        return "cq_live_" + random(KEY_BYTES);
    }

    /** The id by which a key is spoken of. */
    static String keyId() {
        return "key_" + random(ID_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        // Made here and not once for all: a native executable must not carry a seed from its build.
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
