package io.colloquy.platform.security;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Tells the OIDC library whose tokens are verified. It hears of the issuer with the first token and not at the start, so
 * that an issuer that is away keeps no service from starting; while it fails, each token tries again.
 */
@ApplicationScoped
class TokenIssuer implements TenantConfigResolver {
    private static final String TENANT = "colloquy";

    private final Optional<OidcTenantConfig> tenant;

    TokenIssuer(TokenConfig config, OidcConfig library) {
        // One object for all requests: the library begins anew with another one.
        this.tenant = config.issuer().map(issuer -> tenant(issuer, config, library));
    }

    /** Whether any token is taken. */
    boolean isKnown() {
        return tenant.isPresent();
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> blocking) {
        return Uni.createFrom().item(tenant.orElse(null));
    }

    /** What else there is to say, such as certificates and a proxy, is said by {@code quarkus.oidc}. */
    private static OidcTenantConfig tenant(String issuer, TokenConfig config, OidcConfig library) {
        return OidcTenantConfig.builder(library.namedTenants().get(OidcConfig.DEFAULT_TENANT_KEY))
                .tenantId(TENANT)
                .authServerUrl(issuer)
                .token()
                .issuer(issuer)
                // Without one the start is refused (SafeTokens); until then nothing fits.
                .audience(config.audience().orElse(""))
                .subjectRequired()
                .end()
                .build();
    }
}
