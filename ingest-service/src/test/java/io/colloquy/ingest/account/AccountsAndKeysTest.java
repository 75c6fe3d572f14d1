package io.colloquy.ingest.account;

import static io.colloquy.ingest.TestAccount.as;
import static io.colloquy.ingest.TestEvents.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class AccountsAndKeysTest {
    private static final String KEY = "cq_live_[A-Za-z0-9_-]{43}";

    @Test
    void newAccountComesWithAnAdminKey() {
        String id = "acme-" + UUID.randomUUID();

        postAccount(Map.of("id", id, "name", "Açaí 😀", "timezone", "America/Sao_Paulo"))
                .statusCode(201)
                .body("account.id", equalTo(id))
                .body("account.name", equalTo("Açaí 😀"))
                .body("account.timezone", equalTo("America/Sao_Paulo"))
                .body("account.createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("adminKey", matchesPattern(KEY));
    }

    @Test
    void aSecondAccountOfOneIdIsRefused() {
        TestAccount first = TestAccount.create();

        postAccount(Map.of("id", first.id(), "name", "Other", "timezone", "UTC"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:colloquy:problem:account-exists"));
    }

    @ParameterizedTest
    @CsvSource({
        "id, *",
        "id, ''",
        "id, a b",
        "id,",
        "id, -a",
        "name, ' '",
        "name,",
        "timezone, Mars/Phobos",
        "timezone,",
        "timezone, +03:00"
    })
    void aBadFieldOfAnAccountIsNamed(String field, String value) {
        Map<String, String> account = new HashMap<>(Map.of("id", "a", "name", "A", "timezone", "UTC"));
        account.put(field, value);

        postAccount(account)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of(field)));
    }

    @Test
    void malformedBodiesAreNamed() {
        for (String body : new String[] {"", "{", "[]", "null", "{\"id\":{}}", "{\"unknown\":1}"}) {
            given().header("Authorization", "Bearer " + InstallationKeys.ROOT)
                    .contentType("application/json")
                    .body(body)
                    .post("/v1/accounts")
                    .then()
                    .statusCode(400)
                    .body("instance", equalTo("/v1/accounts"))
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:colloquy:problem:invalid-input"));
        }
    }

    @Test
    void aWrongTypeIsNamedWithItsField() {
        TestAccount.create()
                .asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"k\",\"roles\":[\"ingest\",{}]}")
                .post("/v1/keys")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("roles[1]")));
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsTooLarge() {
        TestAccount.create()
                .asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"" + "k".repeat(2_000_000) + "\"}")
                .post("/v1/keys")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void accountsAreForTheRootKeyAlone() {
        TestAccount account = TestAccount.create();

        account.asAdmin().get("/v1/accounts").then().statusCode(403);
        as(InstallationKeys.SERVICE).get("/v1/accounts").then().statusCode(403);
        as(InstallationKeys.ROOT).get("/v1/keys").then().statusCode(403);
        as(InstallationKeys.ROOT).get("/v1/ledger").then().statusCode(403);
        as(InstallationKeys.ROOT)
                .queryParam("limit", 1000)
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("accounts.id", hasItem(account.id()));
    }

    @Test
    void aKeyIsShownOnce() {
        TestAccount account = TestAccount.create();

        String id = account.asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"crm\",\"roles\":[\"ingest\"],\"expiresAt\":\"2999-01-01T00:00:00-03:00\"}")
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .body("key", matchesPattern(KEY))
                .body("roles", equalTo(List.of("ingest")))
                .body("expiresAt", equalTo("2999-01-01T03:00:00Z"))
                .extract()
                .path("id");

        account.asAdmin()
                .get("/v1/keys")
                .then()
                .statusCode(200)
                .body("keys", hasSize(2))
                .body("keys.find { it.id == '" + id + "' }.name", equalTo("crm"))
                .body("keys.find { it.id == '" + id + "' }.revokedAt", nullValue())
                .body("keys.key", equalTo(Arrays.asList(null, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles     | {'name':'k','roles':['root']}",
                "roles     | {'name':'k','roles':['service']}",
                "roles     | {'name':'k','roles':[]}",
                "roles     | {'name':'k','roles':[null]}",
                "roles     | {'name':'k'}",
                "name      | {'roles':['ingest']}",
                "name      | {'name':'a\\u0000','roles':['ingest']}",
                "expiresAt | {'name':'k','roles':['ingest'],'expiresAt':'2020-01-01T00:00:00Z'}",
                "expiresAt | {'name':'k','roles':['ingest'],'expiresAt':'2999-01-01'}",
            })
    void aBadFieldOfAKeyIsNamed(String field, String body) {
        TestAccount.create()
                .asAdmin()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/keys")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of(field)));
    }

    @Test
    void rolesHoldWhatTheyHold() {
        TestAccount account = TestAccount.create();

        for (String role : new String[] {"viewer", "operator"}) {
            as(account.key(role)).get("/v1/ledger").then().statusCode(403);
            as(account.key(role)).get("/v1/keys").then().statusCode(403);
        }
        String ingest = account.key("ingest");
        as(ingest).get("/v1/ledger").then().statusCode(200);
        as(ingest).get("/v1/keys").then().statusCode(403);
        as(ingest).get("/v1/quarantine").then().statusCode(403);
        as(account.key("viewer"))
                .contentType("application/json")
                .body(message("1"))
                .post("/v1/events")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void withoutAValidKeyNothingIsServed() {
        given().get("/v1/ledger").then().statusCode(401).contentType("application/problem+json");
        as("cq_live_" + "A".repeat(43)).get("/v1/ledger").then().statusCode(401);
        given().contentType("application/json")
                .body(message("1"))
                .post("/v1/events")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue());
    }

    @Test
    void aRevokedKeyEndsWithinASecond() {
        TestAccount account = TestAccount.create();
        String key = account.key("ingest");
        String id = account.asAdmin().get("/v1/keys").then().extract().path("keys.find { it.roles == ['ingest'] }.id");
        as(key).get("/v1/ledger").then().statusCode(200);

        account.asAdmin().delete("/v1/keys/" + id).then().statusCode(204);

        assertThat(within(Duration.ofSeconds(1), () -> as(key).get("/v1/ledger").statusCode() == 401))
                .isTrue();
        account.asAdmin().delete("/v1/keys/" + id).then().statusCode(204);
    }

    @Test
    void anotherAccountsKeyIsNotFound() {
        TestAccount account = TestAccount.create();
        TestAccount other = TestAccount.create();
        String id = account.asAdmin().get("/v1/keys").then().extract().path("keys[0].id");

        other.asAdmin().delete("/v1/keys/" + id).then().statusCode(404);
        other.asAdmin().delete("/v1/keys/a%00b").then().statusCode(404);

        account.asAdmin().get("/v1/keys").then().statusCode(200).body("keys[0].revokedAt", nullValue());
    }

    @Test
    void keysArePaged() {
        TestAccount account = TestAccount.create();
        account.key("viewer");
        account.key("ingest");

        String next = account.asAdmin()
                .queryParam("limit", 2)
                .get("/v1/keys")
                .then()
                .statusCode(200)
                .body("keys", hasSize(2))
                .extract()
                .path("next");

        account.asAdmin()
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/v1/keys")
                .then()
                .body("keys", hasSize(1))
                .body("next", nullValue());
        account.asAdmin()
                .queryParam("cursor", "!")
                .get("/v1/keys")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("cursor"));
        account.asAdmin()
                .queryParam("limit", "0")
                .get("/v1/keys")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("limit"));
    }

    private static ValidatableResponse postAccount(Map<String, String> account) {
        return given().header("Authorization", "Bearer " + InstallationKeys.ROOT)
                .contentType("application/json")
                .body(account)
                .post("/v1/accounts")
                .then();
    }

    /** Asks again and again until it holds or the time is over. */
    private static boolean within(Duration time, BooleanSupplier condition) {
        Instant end = Instant.now().plus(time);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }
}
