package io.colloquy.export.storage;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What files are called in a storage: 32 random bytes, which lead nowhere but to the file. */
final class FileNames {
    private static final int BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private FileNames() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        // Made here and not once for all: a native executable must not carry a seed from its build.
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The name, if it is one.
     *
     * @throws IllegalArgumentException if it is none, and could lead elsewhere
     */
    static String require(String name) {
        if (!isOne(name)) {
            throw new IllegalArgumentException("not a name of this storage");
        }
        return name;
    }
}
