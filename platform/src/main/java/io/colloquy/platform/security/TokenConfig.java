package io.colloquy.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whose tokens are taken beside API keys, and which of their claims say what. Off without an issuer. */
@ConfigMapping(prefix = "colloquy.oidc")
public interface TokenConfig {
    /** The issuer of tokens, as their `iss` names it; its discovery document says where its keys are. Absent: API keys alone. */
    Optional<String> issuer();

    /** What a token's `aud` must hold. Required with an issuer: tokens that it issued for others open nothing. */
    Optional<String> audience();

    /** The claim that holds the account's id; within objects with slashes between the names. */
    @WithDefault("colloquy_account")
    String accountClaim();

    /** The claim that holds the roles, a list or a text with spaces between them: ingest, viewer, operator, admin. */
    @WithDefault("colloquy_roles")
    String rolesClaim();
}
