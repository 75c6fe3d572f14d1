package io.colloquy.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Who a bearer key is: the installation, a service, or a key of an account with its roles. */
@ApplicationScoped
class KeyIdentityProvider implements IdentityProvider<KeyAuthenticationRequest> {
    private final SecurityConfig config;
    private final ApiKeyStore keys;

    KeyIdentityProvider(SecurityConfig config, ApiKeyStore keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public Class<KeyAuthenticationRequest> getRequestType() {
        return KeyAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyAuthenticationRequest request, AuthenticationRequestContext context) {
        String key = request.key();
        if (is(config.rootKey(), key)) {
            return Uni.createFrom().item(identity("root", List.of(Role.ROOT)).build());
        }
        if (is(config.serviceKey(), key)) {
            return Uni.createFrom()
                    .item(identity("service", List.of(Role.SERVICE)).build());
        }
        return keys.find(HexFormat.of().formatHex(ApiKeyHash.of(key)))
                .map(found -> found.orElseThrow(AuthenticationFailedException::new))
                .map(known -> identity(known.keyId(), known.roles())
                        .addAttribute(Caller.ACCOUNT, known.accountId())
                        .build());
    }

    private static boolean is(Optional<String> configured, String key) {
        return configured.filter(one -> ApiKeyHash.same(one, key)).isPresent();
    }

    private static QuarkusSecurityIdentity.Builder identity(String name, List<Role> roles) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name));
        roles.forEach(role -> identity.addRoles(role.held()));
        return identity;
    }
}
