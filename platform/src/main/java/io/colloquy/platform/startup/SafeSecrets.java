package io.colloquy.platform.startup;

import io.colloquy.platform.security.SecurityConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Refuses to start with a secret that could be guessed, and names its property. */
@ApplicationScoped
class SafeSecrets {
    private static final int SHORTEST = 32;

    void check(@Observes StartupEvent start, SecurityConfig config) {
        require("colloquy.security.root-key", config.rootKey());
        require("colloquy.security.service-key", config.serviceKey());
    }

    private static void require(String property, Optional<String> secret) {
        if (secret.filter(value -> value.length() < SHORTEST).isPresent()) {
            throw new IllegalStateException(property + " is shorter than " + SHORTEST + " characters");
        }
    }
}
