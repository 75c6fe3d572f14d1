package io.colloquy.platform.startup;

import io.colloquy.platform.security.TokenConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start when tokens would be taken that were not made for us, or keys read that anybody could have sent. */
@ApplicationScoped
class SafeTokens {
    private static final String ISSUER = "colloquy.oidc.issuer";
    private static final String AUDIENCE = "colloquy.oidc.audience";

    void check(@Observes StartupEvent start, TokenConfig config) {
        config.issuer().ifPresent(issuer -> {
            Addresses.requireHttps(ISSUER, issuer);
            if (config.audience().filter(audience -> !audience.equals("any")).isEmpty()) {
                throw new IllegalStateException(AUDIENCE + " must say what the tokens of " + ISSUER
                        + " hold as their aud: those that were issued for others would open this service");
            }
        });
    }
}
