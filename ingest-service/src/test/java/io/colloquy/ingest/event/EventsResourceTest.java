package io.colloquy.ingest.event;

import static io.colloquy.ingest.TestEvents.array;
import static io.colloquy.ingest.TestEvents.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class EventsResourceTest {
    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void oneEventIsAccepted() {
        account.send("application/cloudevents+json", message("1"))
                .statusCode(200)
                .body("received", equalTo(1))
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(0))
                .body("quarantined", equalTo(0))
                .body("errors", hasSize(0));
    }

    @Test
    void onePlainJsonObjectIsOneEvent() {
        account.send("application/json", message("1")).statusCode(200).body("accepted", equalTo(1));
    }

    @Test
    void binaryModeIsAccepted() {
        account.asAdmin()
                .contentType("application/json")
                .headers(Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", "b%2D1",
                        "ce-source", "/crm",
                        "ce-type", "note.added",
                        "ce-time", "2026-03-02T09:00:00+01:00",
                        "ce-subject", "Caf%C3%A9"))
                .body("{\"agentId\": \"a-1\"}")
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void arraysAreReadWithEitherMediaType() {
        account.send("application/cloudevents-batch+json", array(message("1"), message("2")))
                .statusCode(200)
                .body("accepted", equalTo(2));

        account.send("application/json", " " + array(message("2"), message("3")))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1));
    }

    @Test
    void linesAreReadWithAndWithoutALastLineEnd() {
        account.send("application/x-ndjson", message("1") + "\r\n\n" + message("2"))
                .statusCode(200)
                .body("received", equalTo(2))
                .body("accepted", equalTo(2));
    }

    @Test
    void everyFormIsTakenCompressed() throws IOException {
        account.asAdmin()
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(gzip(message("1") + "\n" + message("2")))
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
