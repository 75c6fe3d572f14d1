package io.colloquy.platform.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.platform.security.TokenConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTokensTest {
    @ParameterizedTest
    @CsvSource({
        "https://login.example,, colloquy.oidc.audience",
        "https://login.example, any, colloquy.oidc.audience",
        "http://login.example, colloquy, colloquy.oidc.issuer",
    })
    void issuerWhoseTokensCouldBeAnybodysEndsTheStart(String issuer, String audience, String property) {
        assertThatThrownBy(() -> check(issuer, audience))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(property);
    }

    @Test
    void issuerWithAudienceStartsAndSoDoesNone() {
        assertThatCode(() -> {
                    check("https://login.example", "colloquy");
                    check(null, null);
                })
                .doesNotThrowAnyException();
    }

    private static void check(String issuer, String audience) {
        new SafeTokens().check(null, new TokenConfig() {
            @Override
            public Optional<String> issuer() {
                return Optional.ofNullable(issuer);
            }

            @Override
            public Optional<String> audience() {
                return Optional.ofNullable(audience);
            }

            @Override
            public String accountClaim() {
                return "account";
            }

            @Override
            public String rolesClaim() {
                return "roles";
            }
        });
    }
}
