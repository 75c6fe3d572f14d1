package io.colloquy.ingest.inbox;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class WebhookTest {
    private static final byte[] ANY_BYTES = {'{', 0, (byte) 0xff, '\\', 'u', '0', '0', 'e', '1', '\r', '\n', ' '};

    @Inject
    InboxFixture inbox;

    private TestConnection connection;

    @BeforeEach
    void connect() {
        InboxFixture.speak();
        connection = TestConnection.create();
    }

    @Test
    void aRequestIsStoredByteByByteBeforeTheAnswer() {
        connection.send(ANY_BYTES).statusCode(200).body(emptyString());

        Map<String, Object> stored = onlyRequest();
        assertThat(Base64.getDecoder().decode((String) stored.get("body"))).isEqualTo(ANY_BYTES);
        assertThat(stored).containsEntry("method", "POST").containsEntry("translatedAt", null);
        assertThat((String) stored.get("url")).startsWith("http://").endsWith(connection.path());
    }

    @Test
    void headersAreStoredWithoutThoseThatHoldASecret() {
        given().header(TestChannel.SIGNATURE, TestConnection.SECRET)
                .header("Authorization", "Bearer of.the.channel")
                .header("Cookie", "geheim")
                .header("X-Kept", "one")
                .contentType("text/plain")
                .body("x")
                .post(connection.path())
                .then()
                .statusCode(200);

        @SuppressWarnings("unchecked")
        Map<String, List<String>> headers =
                (Map<String, List<String>>) onlyRequest().get("headers");
        assertThat(headers)
                .containsEntry("x-kept", List.of("one"))
                .containsKey("content-type")
                .doesNotContainKeys("authorization", "cookie", TestChannel.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "image/png",
                "*"
            })
    void theBodyIsNotReadByAnybodyElse(String contentType) {
        byte[] body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n".getBytes(ISO_8859_1);

        given().config(RawBodies.CONFIG)
                .header(TestChannel.SIGNATURE, TestConnection.SECRET)
                .header("Content-Type", contentType)
                .body(body)
                .post(connection.path())
                .then()
                .statusCode(200);

        assertThat(Base64.getDecoder().decode((String) onlyRequest().get("body")))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "anothe"})
    void aBadSignatureChangesNothing(String signature) {
        given().header(TestChannel.SIGNATURE, signature)
                .body(TestConnection.body("{'kind':'message','id':'1'}"))
                .post(connection.path())
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().body("x").post(connection.path()).then().statusCode(401);

        assertThat(connection.requests()).isEmpty();
        assertThat(connection.books()).containsEntry("received", 0);
    }

    @Test
    void bothSecretsOfARotationAreGood() {
        for (String secret : List.of("another", TestConnection.SECRET)) {
            given().header(TestChannel.SIGNATURE, secret)
                    .body("x")
                    .post(connection.path())
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        given().header(TestChannel.SIGNATURE, TestConnection.SECRET)
                .body("x")
                .post("/v1/channels/nobody-has-it/webhook")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("instance", equalTo("/v1/channels/nobody-has-it/webhook"));
    }

    @Test
    void anIdThatNoDatabaseStoresIsNotFound() {
        for (String path : List.of("/v1/channels/a%00b/webhook", "/v1/connections/a%00b/replay")) {
            connection
                    .account()
                    .asAdmin()
                    .urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void aLargeBodyIsTakenAndALargerOneIsNot() {
        byte[] largest = new byte[10 * 1024 * 1024];
        Arrays.fill(largest, (byte) 'x');

        connection.send(largest).statusCode(200);
        connection.send(Arrays.copyOf(largest, largest.length + 1)).statusCode(413);

        assertThat(onlyRequest()).hasEntrySatisfying("body", body -> assertThat(
                        Base64.getDecoder().decode((String) body))
                .isEqualTo(largest));
    }

    @Test
    void aHandshakeIsAnsweredByTheVerifyToken() {
        given().get(connection.path() + "?token=verify").then().statusCode(200).body(equalTo("challenge"));
        given().get(connection.path() + "?token=other").then().statusCode(401);

        assertThat(connection.requests()).isEmpty();
    }

    @Test
    void whatIsSentByGetIsTakenIn() {
        given().urlEncodingEnabled(false)
                .header(TestChannel.SIGNATURE, TestConnection.SECRET)
                .get(connection.path() + "?a=1&b=%20%E1")
                .then()
                .statusCode(200)
                .body(emptyString());

        Map<String, Object> stored = onlyRequest();
        assertThat(stored).containsEntry("method", "GET").containsEntry("body", "");
        assertThat((String) stored.get("url")).endsWith("/webhook?a=1&b=%20%E1");
    }

    @Test
    void thePublicAddressIsTheOneOfTheSettings() {
        connection
                .account()
                .asAdmin()
                .contentType("application/json")
                .body(Map.of("publicBaseUrl", "https://c.example/in"))
                .put("/v1/settings")
                .then()
                .statusCode(200);

        connection.send("{'kind':'message','id':'1'}").statusCode(200);

        assertThat(onlyRequest()).containsEntry("url", "https://c.example/in" + connection.path());
    }

    private Map<String, Object> onlyRequest() {
        List<Map<String, Object>> requests = connection.requests();
        assertThat(requests).hasSize(1);
        return connection
                .account()
                .asAdmin()
                .get("/v1/connections/" + connection.id() + "/requests/"
                        + requests.getFirst().get("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }
}
