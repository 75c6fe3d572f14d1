package io.colloquy.ingest;

import static io.colloquy.ingest.TestEvents.array;
import static io.colloquy.ingest.TestEvents.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged application, jar or native, with a heap of 128 MB (see the module's pom.xml). */
@QuarkusIntegrationTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class EventsIT {
    private static final int MANY = 200_000;

    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void everyFormIsTaken() {
        account.send("application/cloudevents+json", message("1"))
                .statusCode(200)
                .body("accepted", equalTo(1));
        account.send("application/cloudevents-batch+json", array(message("2"), message("3")))
                .body("accepted", equalTo(2));
        account.send("application/json", array(message("3"), message("4"), "{}"))
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("quarantined", equalTo(1));
        account.send("application/x-ndjson", message("5") + "\n" + message("6") + "\n")
                .body("accepted", equalTo(2));
        account.asAdmin()
                .contentType("application/json")
                .headers(Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", "7",
                        "ce-source", "/crm",
                        "ce-type", "note.added",
                        "ce-time", "2026-03-02T09:00:00Z",
                        "ce-subject", "c-1"))
                .body("{\"agentId\":\"a-1\"}".getBytes(UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        assertThat(account.ledger()).containsEntry("received", 9).containsEntry("accepted", 7);
    }

    @Test
    void badInputIsAProblemThatNamesTheField() {
        account.send("application/json", message("1", "2026-02-30T09:00:00Z"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("time"))
                .body("violations[0].message", notNullValue());
        account.asAdmin()
                .contentType("application/json")
                .body("{\"name\":\"k\",\"roles\":5}")
                .post("/v1/keys")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("roles"));
    }

    @Test
    void keysAndBooksAndQuarantineAreServed() {
        String key = account.key("ingest");

        TestAccount.as(key).get("/v1/ledger").then().statusCode(200);
        TestAccount.as(key).get("/v1/keys").then().statusCode(403);
        account.asAdmin().get("/v1/keys").then().statusCode(200);
        account.asAdmin().get("/v1/quarantine").then().statusCode(200);
    }

    @Test
    void aLongStreamGoesThroughASmallHeap() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/events"))
                .header("Authorization", "Bearer " + account.adminKey())
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(EventsIT::manyLines))
                .build();

        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.body()).contains("\"accepted\":" + MANY);
        assertThat(account.ledger()).containsEntry("accepted", MANY);
    }

    private static InputStream manyLines() {
        var thousands = IntStream.range(0, MANY / 1000).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return thousands.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return thousandLines(thousands.nextInt());
            }
        });
    }

    private static InputStream thousandLines(int thousand) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            lines.append(message(thousand + "-" + i)).append('\n');
        }
        return new ByteArrayInputStream(lines.toString().getBytes(UTF_8));
    }
}
