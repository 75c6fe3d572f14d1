package io.colloquy.platform.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** Who is asking. The account comes from the credential, never from the body (events 1.1). */
@RequestScoped
public class Caller {
    /** The header in which a service, and nobody else, names the account that it asks for. */
    public static final String ACCOUNT_HEADER = "Colloquy-Account";

    static final String ACCOUNT = "account";

    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    Caller(SecurityIdentity identity, HttpServerRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /**
     * The account that the request is about.
     *
     * @throws ForbiddenException if the credential carries none (403)
     */
    public String accountId() {
        String account = identity.getAttribute(ACCOUNT);
        if (account == null && has(Role.SERVICE)) {
            account = request.getHeader(ACCOUNT_HEADER);
        }
        if (account == null || account.isBlank()) {
            throw new ForbiddenException("The credential belongs to no account");
        }
        return account;
    }

    /** Whether the credential, or the service that asks, names an account. */
    public boolean namesAccount() {
        return identity.getAttribute(ACCOUNT) != null || request.getHeader(ACCOUNT_HEADER) != null;
    }

    /** Id of the key, or {@code oidc:} and the subject of the token, for the record of who did what. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** Whether the credential holds that role, itself or by a higher one. */
    public boolean has(Role role) {
        return identity.hasRole(role.wire());
    }
}
