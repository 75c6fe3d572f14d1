package io.colloquy.platform.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.platform.secret.SecretVault.Place;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVaultTest {
    private static final String KEY = key(1);
    private static final String OTHER_KEY = key(2);
    private static final Place PLACE = new Place("acme", "wa-1", "secrets");

    private final SecretVault vault = vault(KEY, null);

    @Test
    void whatWasSealedOpens() {
        byte[] sealed = vault.seal(PLACE, "geheim: ação 😀");

        assertThat(vault.open(PLACE, sealed)).isEqualTo("geheim: ação 😀");
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("geheim");
    }

    @Test
    void oneSecretIsSealedDifferentlyEveryTime() {
        assertThat(vault.seal(PLACE, "geheim")).isNotEqualTo(vault.seal(PLACE, "geheim"));
    }

    @Test
    void everyChangedByteIsFound() {
        byte[] sealed = vault.seal(PLACE, "geheim");

        for (int i = 0; i < sealed.length; i++) {
            byte[] tampered = sealed.clone();
            tampered[i] ^= 1;
            assertThatThrownBy(() -> vault.open(PLACE, tampered))
                    .as("byte %s", i)
                    .isInstanceOf(UnreadableSecret.class)
                    .hasMessageContaining("wa-1")
                    .hasMessageNotContaining("geheim");
        }
        assertThatThrownBy(() -> vault.open(PLACE, Arrays.copyOf(sealed, sealed.length - 1)))
                .isInstanceOf(UnreadableSecret.class);
        assertThatThrownBy(() -> vault.open(PLACE, new byte[0])).isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void aSecretDoesNotOpenInAnotherPlace() {
        byte[] sealed = vault.seal(PLACE, "geheim");

        for (Place other : new Place[] {
            new Place("other", "wa-1", "secrets"),
            new Place("acme", "wa-2", "secrets"),
            new Place("acme", "wa-1", "verify_token")
        }) {
            assertThatThrownBy(() -> vault.open(other, sealed)).isInstanceOf(UnreadableSecret.class);
        }
    }

    @Test
    void thePreviousKeyOpensAndTheNewOneSeals() {
        byte[] old = vault.seal(PLACE, "geheim");
        SecretVault changing = vault(OTHER_KEY, KEY);

        assertThat(changing.open(PLACE, old)).isEqualTo("geheim");
        assertThat(changing.isOutdated(old)).isTrue();
        assertThat(changing.isOutdated(changing.seal(PLACE, "geheim"))).isFalse();
        assertThatThrownBy(() -> vault(OTHER_KEY, null).open(PLACE, old)).isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void withoutAKeyNothingStarts() {
        assertThatThrownBy(() -> new SecretVault(config(null, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("colloquy.secrets.key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not base64!",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "c2hvcnQ=",
                "YWJjZGFiY2RhYmNkYWJjZGFiY2RhYmNkYWJjZGFiY2Q="
            })
    void aWeakKeyIsRefusedAndNotRepeated(String weak) {
        assertThatThrownBy(() -> new SecretVault(config(weak, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("colloquy.secrets.key must be 32 random bytes in Base64");
        assertThatThrownBy(() -> new SecretVault(config(KEY, weak)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("colloquy.secrets.previous-key must be 32 random bytes in Base64");
    }

    private static SecretVault vault(String key, String previous) {
        return new SecretVault(config(key, previous));
    }

    private static SecretsConfig config(String key, String previous) {
        return new SecretsConfig() {
            @Override
            public Optional<String> key() {
                return Optional.ofNullable(key);
            }

            @Override
            public Optional<String> previousKey() {
                return Optional.ofNullable(previous);
            }
        };
    }

    private static String key(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
