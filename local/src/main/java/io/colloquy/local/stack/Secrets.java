package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The installation's own secrets: drawn once, then kept in files that only their owner can read. */
final class Secrets {
    private static final int BYTES = 32;

    private final DataDirectory data;

    Secrets(DataDirectory data) {
        this.data = data;
    }

    /** The password of the database's superuser, which the launcher alone uses. */
    String superuserPassword() {
        return keptOrDrawn("postgres-superuser-password");
    }

    /** The password of the ordinary role as which the services connect. */
    String rolePassword() {
        return keptOrDrawn("postgres-role-password");
    }

    /** The key that makes accounts. */
    String rootKey() {
        return keptOrDrawn("root-key");
    }

    /** The key with which one service asks another. */
    String serviceKey() {
        return keptOrDrawn("service-key");
    }

    /** The key that seals secrets in the database, as the services read it: in Base64, not of the URL kind. */
    String sealingKey() {
        byte[] bytes = Base64.getUrlDecoder().decode(keptOrDrawn("sealing-key"));
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String keptOrDrawn(String name) {
        Path file = data.secret(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        DataDirectory.writePrivately(file, secret + "\n");
        return secret;
    }
}
