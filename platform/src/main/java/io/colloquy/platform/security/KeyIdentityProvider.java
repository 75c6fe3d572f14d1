package io.colloquy.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Who a bearer key is: the installation, a service, or a key of an account with its roles. */
@ApplicationScoped
class KeyIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private final SecurityConfig config;
    private final ApiKeyStore keys;

    KeyIdentityProvider(SecurityConfig config, ApiKeyStore keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        if (is(config.rootKey(), token)) {
            return Uni.createFrom().item(identity("root", List.of(Role.ROOT)).build());
        }
        if (is(config.serviceKey(), token)) {
            return Uni.createFrom()
                    .item(identity("service", List.of(Role.SERVICE)).build());
        }
        return keys.find(HexFormat.of().formatHex(ApiKeyHash.of(token)))
                .map(found -> found.orElseThrow(AuthenticationFailedException::new))
                .map(key -> identity(key.keyId(), key.roles())
                        .addAttribute(Caller.ACCOUNT, key.accountId())
                        .build());
    }

    private static boolean is(Optional<String> configured, String token) {
        return configured.filter(key -> ApiKeyHash.same(key, token)).isPresent();
    }

    private static QuarkusSecurityIdentity.Builder identity(String name, List<Role> roles) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name));
        roles.forEach(role -> identity.addRoles(role.held()));
        return identity;
    }
}
