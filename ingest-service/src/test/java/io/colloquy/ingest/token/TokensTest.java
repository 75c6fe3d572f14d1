package io.colloquy.ingest.token;

import static io.colloquy.ingest.TestAccount.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.colloquy.ingest.TestAccount;
import io.colloquy.ingest.TestEvents;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.colloquy.test.TestIssuer;
import io.colloquy.test.TokenIssuerServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of the configured issuer beside API keys; settings are for admins, the ledger is for ingest and admins. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(value = TokenIssuerServer.class, restrictToAnnotatedClass = true)
class TokensTest {
    private TestAccount account;
    private TestIssuer issuer;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
        issuer = TestIssuer.published();
    }

    @Test
    void tokenOpensWhatItsRolesDo() {
        settings(issuer.token(account.id(), "admin")).statusCode(200).body("timezone", equalTo("America/Sao_Paulo"));
        ledger(issuer.token(account.id(), "ingest")).statusCode(200);
    }

    @Test
    void keysGoOnBesideTokens() {
        settings(account.adminKey()).statusCode(200);
        settings(account.key("viewer")).statusCode(403);
    }

    @Test
    void tokenWritesToTheAccountThatItNames() {
        as(issuer.token(account.id(), "ingest"))
                .contentType("application/json")
                .body(TestEvents.array(TestEvents.message("1")))
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        ledger(account.adminKey()).body("accepted", equalTo(1));
        ledger(TestAccount.create().adminKey()).body("accepted", equalTo(0));
    }

    @Test
    void tokenOfAnotherAccountSeesItsOwn() {
        TestAccount other = TestAccount.create();
        account.asAdmin()
                .contentType("application/json")
                .body(Map.of("channel", "line", "name", "Line", "secrets", List.of("s")))
                .put("/v1/connections/line-1")
                .then()
                .statusCode(200);

        as(issuer.token(other.id(), "admin"))
                .get("/v1/connections/line-1")
                .then()
                .statusCode(404);
        as(issuer.token(account.id(), "admin"))
                .get("/v1/connections/line-1")
                .then()
                .statusCode(200);
    }

    @Test
    void tokenThatHoldsButNamesNoAccountOrRoleIsForbidden() {
        forbidden(issuer.token("no-such-account", "admin"));
        forbidden(issuer.token(account.id()));
        forbidden(issuer.token(account.id(), "viewer", "ingest"));
        forbidden(issuer.token(with("colloquy_account", null)));
        forbidden(issuer.token(with("colloquy_account", List.of(account.id(), "other"))));
        forbidden(issuer.token(with("colloquy_roles", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "service"})
    void noTokenIsTheInstallations(String role) {
        Map<String, Object> claims = with("colloquy_roles", List.of(role));
        // Where the library would look for roles by itself.
        claims.put("groups", List.of(role, "admin"));
        claims.put("realm_access", Map.of("roles", List.of(role, "admin")));

        as(issuer.token(claims))
                .contentType("application/json")
                .body(Map.of("id", "from-a-token", "name", "n", "timezone", "UTC"))
                .post("/v1/accounts")
                .then()
                .statusCode(403);
        forbidden(issuer.token(claims));
    }

    @TestFactory
    Stream<DynamicTest> tokenThatDoesNotHoldOpensNothing() {
        TestIssuer stranger = new TestIssuer();
        Map<String, Object> good = TestIssuer.claims(account.id(), "admin");
        long now = Instant.now().getEpochSecond();
        String valid = issuer.token(good);
        return Map.ofEntries(
                        Map.entry("expired", issuer.token(with("exp", now - 5))),
                        Map.entry("without an end", issuer.token(with("exp", null))),
                        Map.entry("not yet valid", issuer.token(with("nbf", now + 600))),
                        Map.entry("of another issuer", issuer.token(with("iss", "https://elsewhere.example"))),
                        Map.entry("of no issuer", issuer.token(with("iss", null))),
                        Map.entry("for somebody else", issuer.token(with("aud", "somebody-else"))),
                        Map.entry("for nobody", issuer.token(with("aud", null))),
                        Map.entry("of nobody", issuer.token(with("sub", null))),
                        Map.entry("signed by another", stranger.tokenNamingKeyOf(issuer, good)),
                        Map.entry("signed by an unknown key", stranger.token(good)),
                        Map.entry("unsigned", TestIssuer.unsigned(good)),
                        Map.entry("without its signature", valid.substring(0, valid.lastIndexOf('.') + 1)),
                        Map.entry("changed", changed(valid)),
                        Map.entry("no JSON", "eyJhbGciOiJSUzI1NiJ9.AAAA.AAAA"))
                .entrySet()
                .stream()
                .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> unauthenticated(bad.getValue())));
    }

    @Test
    void newKeyOfTheIssuerIsTakenAndTheOldOneIsNot() {
        String before = issuer.token(account.id(), "admin");
        settings(before).statusCode(200);
        TestIssuer next = new TestIssuer();
        String after = next.token(account.id(), "admin");
        unauthenticated(after);

        next.publish();

        settings(after).statusCode(200);
        unauthenticated(before);
    }

    @Test
    void issuerThatGoesAwayTakesNoTokenWithIt() {
        String token = issuer.token(account.id(), "admin");
        settings(token).statusCode(200);

        TestIssuer.goAway();

        settings(token).statusCode(200);
        settings(account.adminKey()).statusCode(200);
        unauthenticated(new TestIssuer().token(account.id(), "admin"));
    }

    private Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = TestIssuer.claims(account.id(), "admin");
        claims.put(claim, value);
        claims.values().removeIf(java.util.Objects::isNull);
        return claims;
    }

    /** The same with one letter more in the claims' Base64. */
    private static String changed(String token) {
        int end = token.lastIndexOf('.');
        return token.substring(0, end - 4) + "AAAA" + token.substring(end);
    }

    private static void unauthenticated(String token) {
        problem(settings(token), 401, "unauthenticated");
    }

    private static void forbidden(String token) {
        problem(settings(token), 403, "forbidden");
    }

    private static void problem(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:colloquy:problem:" + type))
                .body("instance", equalTo("/v1/settings"))
                .body(not(containsString("eyJ")))
                .body(not(containsString("jose")));
    }

    private static ValidatableResponse settings(String bearer) {
        return as(bearer).get("/v1/settings").then();
    }

    private static ValidatableResponse ledger(String bearer) {
        return as(bearer).get("/v1/ledger").then();
    }
}
