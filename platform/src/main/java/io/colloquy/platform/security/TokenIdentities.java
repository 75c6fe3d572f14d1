package io.colloquy.platform.security;

import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** Who a token of the issuer is: the same as a key of the account that it names, with the roles that it names. */
@ApplicationScoped
class TokenIdentities {
    /** A signed JSON Web Token (RFC 7515): three parts, the first of them a JSON object in Base64. No key looks so. */
    private static final Pattern SIGNED = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    /** In the records of who did what, so that no subject passes for the id of a key. */
    private static final String NAME_PREFIX = "oidc:";

    private static final String RETRY_AFTER_SECONDS = "5";

    private final TokenIssuer issuer;
    private final OidcAuthenticationMechanism verification;
    private final TokenConfig config;
    private final AccountStore accounts;

    TokenIdentities(
            TokenIssuer issuer, OidcAuthenticationMechanism verification, TokenConfig config, AccountStore accounts) {
        this.issuer = issuer;
        this.verification = verification;
        this.config = config;
        this.accounts = accounts;
    }

    /** Whether that bearer is a token and no key. */
    boolean isToken(String bearer) {
        return issuer.isKnown() && SIGNED.matcher(bearer).matches();
    }

    /**
     * Who the token of that request is; fails if it is not one that the issuer issued for us and that holds now (401), and
     * while the issuer's keys cannot be had (503).
     */
    Uni<SecurityIdentity> identify(String token, RoutingContext request, IdentityProviderManager providers) {
        return verification
                .authenticate(request, providers)
                .onFailure(OIDCException.class)
                .transform(TokenIdentities::away)
                .chain(verified -> of(TokenClaims.of(token, config)));
    }

    /** Nothing that the library read from the token goes on: its roles would include ours. */
    private Uni<SecurityIdentity> of(TokenClaims claims) {
        Uni<Boolean> known =
                claims.account().map(accounts::isThere).orElse(Uni.createFrom().item(false));
        return known.map(isThere -> {
            var identity = QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(NAME_PREFIX + claims.subject()));
            // Without an account it is somebody who may do nothing: 403.
            if (isThere) {
                identity.addAttribute(Caller.ACCOUNT, claims.account().orElseThrow());
                claims.roles().forEach(role -> identity.addRoles(role.held()));
            }
            return identity.build();
        });
    }

    /** The library has said in the log what failed. */
    private static HttpProblem away(Throwable failure) {
        return Problems.builder(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "The issuer of tokens is away; send it again after Retry-After seconds, or use an API key")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
