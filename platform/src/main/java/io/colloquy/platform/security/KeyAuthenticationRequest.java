package io.colloquy.platform.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A bearer that is taken for a key. A type of its own: the OIDC library answers for tokens. */
final class KeyAuthenticationRequest extends BaseAuthenticationRequest {
    private final String key;

    KeyAuthenticationRequest(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
