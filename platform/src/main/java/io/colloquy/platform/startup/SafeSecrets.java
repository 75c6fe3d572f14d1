package io.colloquy.platform.startup;

import io.colloquy.platform.security.SecurityConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses to start without the key of the services, or with a secret that could be guessed, and names its property. */
@ApplicationScoped
class SafeSecrets {
    private static final String ROOT_KEY = "colloquy.security.root-key";
    private static final String SERVICE_KEY = "colloquy.security.service-key";
    private static final int SHORTEST = 32;

    // Random texts of 32 hexadecimal digits have fewer once in many millions.
    private static final int FEWEST_DIFFERENT = 8;
    private static final Set<String> OF_EXAMPLES =
            Set.of("changeme", "change-me", "change_me", "example", "placeholder");

    void check(@Observes StartupEvent start, SecurityConfig config) {
        check(config, LaunchMode.current());
    }

    /**
     * Looks at both keys.
     *
     * @throws IllegalStateException that names the property, never its value
     */
    static void check(SecurityConfig config, LaunchMode mode) {
        if (mode == LaunchMode.NORMAL && config.serviceKey().isEmpty()) {
            throw new IllegalStateException(SERVICE_KEY + " is missing: the services know each other by it");
        }
        requireUnguessable(ROOT_KEY, config.rootKey());
        requireUnguessable(SERVICE_KEY, config.serviceKey());
        if (config.rootKey().isPresent() && config.rootKey().equals(config.serviceKey())) {
            throw new IllegalStateException(
                    SERVICE_KEY + " is the same as " + ROOT_KEY + ": whoever has the one would have the other");
        }
    }

    private static void requireUnguessable(String property, Optional<String> secret) {
        secret.ifPresent(value -> {
            if (value.length() < SHORTEST) {
                throw new IllegalStateException(property + " is shorter than " + SHORTEST + " characters");
            }
            String lower = value.toLowerCase(Locale.ROOT);
            if (value.chars().distinct().count() < FEWEST_DIFFERENT
                    || OF_EXAMPLES.stream().anyMatch(lower::contains)) {
                throw new IllegalStateException(
                        property + " could be guessed: draw one, as `openssl rand -base64 32` does");
            }
        });
    }
}
