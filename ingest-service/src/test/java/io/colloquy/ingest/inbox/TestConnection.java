package io.colloquy.ingest.inbox;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.colloquy.ingest.TestAccount;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A connection of an account, and the channel behind it. */
record TestConnection(TestAccount account, String id) {
    static final String SECRET = "secret-" + UUID.randomUUID();

    static TestConnection create() {
        return create(TestAccount.create());
    }

    static TestConnection create(TestAccount account) {
        String id = "wa-" + UUID.randomUUID();
        account.asAdmin()
                .contentType("application/json")
                .body(Map.of(
                        "channel", "whatsapp",
                        "provider", "whatsapp_cloud",
                        "name", "Test",
                        "secrets", List.of("another", SECRET),
                        "verifyToken", "verify"))
                .put("/v1/connections/" + id)
                .then()
                .statusCode(200);
        return new TestConnection(account, id);
    }

    String path() {
        return "/v1/channels/" + id + "/webhook";
    }

    ValidatableResponse send(byte[] body) {
        return given().header(TestChannel.SIGNATURE, SECRET)
                .contentType("application/json")
                .body(body)
                .post(path())
                .then();
    }

    /** Sends the parts, as JSON objects in single quotes. */
    ValidatableResponse send(String... parts) {
        return send(body(parts));
    }

    static byte[] body(String... parts) {
        return "{'parts':[%s]}"
                .formatted(String.join(",", parts))
                .replace('\'', '"')
                .getBytes(UTF_8);
    }

    /** The account's books without the one event by which the connection was made. */
    Map<String, Object> books() {
        Map<String, Object> books = new HashMap<>(account.ledger());
        books.compute("received", (name, number) -> (Integer) number - 1);
        books.compute("accepted", (name, number) -> (Integer) number - 1);
        return books;
    }

    List<Map<String, Object>> quarantine() {
        return account.asAdmin()
                .queryParam("connectionId", id)
                .get("/v1/quarantine")
                .then()
                .statusCode(200)
                .extract()
                .path("events");
    }

    List<Map<String, Object>> requests() {
        return account.asAdmin()
                .get("/v1/connections/" + id + "/requests")
                .then()
                .statusCode(200)
                .extract()
                .path("requests");
    }
}
