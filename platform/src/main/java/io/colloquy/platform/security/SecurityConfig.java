package io.colloquy.platform.security;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Secrets of the installation. None has a default; each must be at least 32 characters long. */
@ConfigMapping(prefix = "colloquy.security")
public interface SecurityConfig {
    /** The key that makes accounts. Needed at ingest-service alone; without it no account can be made. */
    Optional<String> rootKey();

    /** The key with which one service asks another; the same at all three. */
    Optional<String> serviceKey();
}
