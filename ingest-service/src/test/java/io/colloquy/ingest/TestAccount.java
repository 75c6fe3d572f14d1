package io.colloquy.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.colloquy.test.InstallationKeys;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An account of its own for a test, over HTTP alone. */
public record TestAccount(String id, String adminKey) {
    public static TestAccount create() {
        String id = "test-" + UUID.randomUUID();
        String key = given().header("Authorization", "Bearer " + InstallationKeys.ROOT)
                .contentType("application/json")
                .body(Map.of("id", id, "name", "Test", "timezone", "America/Sao_Paulo"))
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("adminKey");
        return new TestAccount(id, key);
    }

    public RequestSpecification asAdmin() {
        return as(adminKey);
    }

    public static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    /** A further key with these roles. */
    public String key(String... roles) {
        return asAdmin()
                .contentType("application/json")
                .body(Map.of("name", "a key", "roles", List.of(roles)))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    public ValidatableResponse send(String contentType, byte[] body) {
        return asAdmin().contentType(contentType).body(body).post("/v1/events").then();
    }

    public ValidatableResponse send(String contentType, String body) {
        return send(contentType, body.getBytes(UTF_8));
    }

    public Map<String, Object> ledger() {
        return asAdmin()
                .get("/v1/ledger")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }
}
