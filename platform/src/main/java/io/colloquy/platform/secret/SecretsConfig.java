package io.colloquy.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The keys that seal secrets in the database. Each is 32 random bytes in Base64; see docs/security.md. */
@ConfigMapping(prefix = "colloquy.secrets")
public interface SecretsConfig {
    /** Seals and opens. Required. */
    Optional<String> key();

    /** Opens what another key sealed, while the key is being changed. */
    Optional<String> previousKey();
}
