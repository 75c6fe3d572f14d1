package io.colloquy.platform.security;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a token says of its bearer.
 *
 * @param subject the issuer's id of who holds it
 * @param account empty if it names none, or several
 * @param roles those that a key of an account may carry; others, root and service among them, are left out
 */
record TokenClaims(String subject, Optional<String> account, List<Role> roles) {
    private static final String SEPARATOR = "/";

    /** The claims of a token that was verified; nothing is verified here. */
    static TokenClaims of(String token, TokenConfig config) {
        String payload = token.split("\\.", -1)[1];
        return of(
                new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)),
                config.accountClaim(),
                config.rolesClaim());
    }

    /** As {@link TokenConfig} names the claims. */
    static TokenClaims of(JsonObject claims, String accountClaim, String rolesClaim) {
        List<String> accounts = texts(find(claims, accountClaim)).toList();
        return new TokenClaims(
                claims.getString("sub"),
                accounts.size() == 1 ? Optional.of(accounts.getFirst()) : Optional.empty(),
                texts(find(claims, rolesClaim))
                        .flatMap(text -> Arrays.stream(text.split(" ")))
                        .distinct()
                        .flatMap(name -> Role.ofAccountKey(name).stream())
                        .toList());
    }

    /** A claim of that very name, such as {@code https://acme.example/roles}, comes before one inside another. */
    private static Object find(JsonObject claims, String name) {
        if (claims.containsKey(name)) {
            return claims.getValue(name);
        }
        int end = name.indexOf(SEPARATOR);
        return end > 0 && claims.getValue(name.substring(0, end)) instanceof JsonObject inner
                ? find(inner, name.substring(end + 1))
                : null;
    }

    private static Stream<String> texts(Object claim) {
        Stream<?> values = claim instanceof JsonArray array ? array.stream() : Stream.ofNullable(claim);
        return values.filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isBlank());
    }
}
