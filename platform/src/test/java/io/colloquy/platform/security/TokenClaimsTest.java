package io.colloquy.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    @Test
    void accountAndRolesAreThoseOfTheirClaims() {
        TokenClaims claims = read("{'sub': 'u-1', 'account': 'acme', 'roles': ['viewer', 'ingest']}");

        assertThat(claims.subject()).isEqualTo("u-1");
        assertThat(claims.account()).contains("acme");
        assertThat(claims.roles()).containsExactly(Role.VIEWER, Role.INGEST);
    }

    @Test
    void rolesMayBeATextWithSpaces() {
        assertThat(read("{'account': ['acme'], 'roles': 'openid viewer operator viewer'}")
                        .roles())
                .containsExactly(Role.VIEWER, Role.OPERATOR);
    }

    @Test
    void rolesThatNoAccountMayGiveAreLeftOut() {
        assertThat(read("{'account': 'acme', 'roles': ['root', 'service', 'ADMIN', 'owner', 7, null]}")
                        .roles())
                .isEmpty();
    }

    @Test
    void claimsWithinObjectsAreFoundBySlashes() {
        JsonObject json = json("{'realm_access': {'roles': ['admin']}, 'org': {'id': 'acme'}}");

        TokenClaims claims = TokenClaims.of(json, "org/id", "realm_access/roles");

        assertThat(claims.account()).contains("acme");
        assertThat(claims.roles()).containsExactly(Role.ADMIN);
    }

    @Test
    void slashesMayBeOfTheNameItself() {
        JsonObject json = json("{'https://acme.example/account': 'acme', 'https://acme.example/roles': ['admin']}");

        TokenClaims claims = TokenClaims.of(json, "https://acme.example/account", "https://acme.example/roles");

        assertThat(claims.account()).contains("acme");
        assertThat(claims.roles()).containsExactly(Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'account': ''}", "{'account': 7}", "{'account': ['a', 'b']}", "{'account': {'id': 'a'}}"
            })
    void noAccountIsGuessed(String json) {
        assertThat(read(json).account()).isEmpty();
    }

    private static TokenClaims read(String json) {
        return TokenClaims.of(json(json), "account", "roles");
    }

    private static JsonObject json(String json) {
        return new JsonObject(json.replace('\'', '"'));
    }
}
