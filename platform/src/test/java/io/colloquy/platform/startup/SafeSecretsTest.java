package io.colloquy.platform.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.platform.security.SecurityConfig;
import io.quarkus.runtime.LaunchMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeSecretsTest {
    private static final String DRAWN = "b1Zr0v3mXo7Qk2sN8yTgWfUeRj5LcAd9";
    private static final String OTHER = "0f8e2b7c4d1a6f3e9b5d8c2a7e4f1b6d";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brief",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "0123012301230123012301230123012301230123",
                "CHANGE-ME-change-me-before-production-1234",
                "an example of a key that is long enough 123"
            })
    void guessableKeyEndsTheStartAndIsNotToldItself(String key) {
        assertThatThrownBy(() -> check(Optional.of(key), Optional.of(DRAWN), LaunchMode.TEST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("colloquy.security.root-key")
                .hasMessageNotContaining(key);
        assertThatThrownBy(() -> check(Optional.empty(), Optional.of(key), LaunchMode.TEST))
                .hasMessageContaining("colloquy.security.service-key")
                .hasMessageNotContaining(key);
    }

    @Test
    void oneKeyForBothEndsTheStart() {
        assertThatThrownBy(() -> check(Optional.of(DRAWN), Optional.of(DRAWN), LaunchMode.NORMAL))
                .hasMessageContaining("colloquy.security.service-key")
                .hasMessageContaining("colloquy.security.root-key");
    }

    @Test
    void missingKeyOfTheServicesEndsTheStart() {
        assertThatThrownBy(() -> check(Optional.of(DRAWN), Optional.empty(), LaunchMode.NORMAL))
                .hasMessageContaining("colloquy.security.service-key is missing");
    }

    @Test
    void drawnKeysStartAndTheRootKeyMayBeAbsent() {
        assertThatCode(() -> {
                    check(Optional.of(DRAWN), Optional.of(OTHER), LaunchMode.NORMAL);
                    check(Optional.empty(), Optional.of(OTHER), LaunchMode.NORMAL);
                })
                .doesNotThrowAnyException();
    }

    private static void check(Optional<String> root, Optional<String> service, LaunchMode mode) {
        SafeSecrets.check(
                new SecurityConfig() {
                    @Override
                    public Optional<String> rootKey() {
                        return root;
                    }

                    @Override
                    public Optional<String> serviceKey() {
                        return service;
                    }
                },
                mode);
    }
}
