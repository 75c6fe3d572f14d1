package io.colloquy.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Issues tokens with an RSA key of its own, which it publishes at {@link TokenIssuerServer}. */
public final class TestIssuer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String keyId = UUID.randomUUID().toString();
    private final KeyPair keys;

    /** With a key that nobody has heard of. */
    public TestIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer that the service under test is told of. */
    public static String address() {
        return ConfigProvider.getConfig().getValue("colloquy.oidc.issuer", String.class);
    }

    /** The one whose key is published from now on, and no other. */
    public static TestIssuer published() {
        TestIssuer issuer = new TestIssuer();
        issuer.publish();
        return issuer;
    }

    /** Publishes this key in place of any other. */
    public void publish() {
        putKeys(json(Map.of("keys", List.of(publicKey()))));
    }

    /** The issuer answers nothing any more. */
    public static void goAway() {
        putKeys("");
    }

    /** The claims of a token that holds for a minute. */
    public static Map<String, Object> claims(String account, String... roles) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", address());
        claims.put("aud", List.of("somebody-else", TokenIssuerServer.AUDIENCE));
        claims.put("sub", "user-1");
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().getEpochSecond() + 60);
        claims.put("colloquy_account", account);
        claims.put("colloquy_roles", Arrays.asList(roles));
        return claims;
    }

    /** A token with these claims. */
    public String token(Map<String, Object> claims) {
        return sign(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId), claims);
    }

    /** A token that holds for a minute. */
    public String token(String account, String... roles) {
        return token(claims(account, roles));
    }

    /** Signed by this key under the name of another's. */
    public String tokenNamingKeyOf(TestIssuer other, Map<String, Object> claims) {
        return sign(Map.of("alg", "RS256", "typ", "JWT", "kid", other.keyId), claims);
    }

    /** A token that says it needs no signature, and has none. */
    public static String unsigned(Map<String, Object> claims) {
        return part(Map.of("alg", "none", "typ", "JWT")) + "." + part(claims) + ".";
    }

    private String sign(Map<String, Object> header, Map<String, Object> claims) {
        String content = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7517. */
    private Map<String, Object> publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                keyId,
                "n",
                BASE64.encodeToString(key.getModulus().toByteArray()),
                "e",
                BASE64.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static void putKeys(String body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put(address() + TokenIssuerServer.KEYS)
                .then()
                .statusCode(204);
    }

    private static String part(Map<String, Object> json) {
        return BASE64.encodeToString(json(json).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
