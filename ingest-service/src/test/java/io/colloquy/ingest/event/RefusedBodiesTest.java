package io.colloquy.ingest.event;

import static io.colloquy.ingest.TestEvents.array;
import static io.colloquy.ingest.TestEvents.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class RefusedBodiesTest {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";

    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void aBadEventDoesNotFailItsNeighbours() {
        account.send(JSON, array(message("1"), message("2", "2026-02-30T09:00:00Z"), "{oops}", message("3")))
                .statusCode(200)
                .body("received", equalTo(4))
                .body("accepted", equalTo(2))
                .body("quarantined", equalTo(2))
                .body("errors.index", equalTo(List.of(1, 2)))
                .body("errors.id", equalTo(Arrays.asList("2", null)))
                .body("errors.code", equalTo(List.of("invalid_time", "malformed_json")));
    }

    @Test
    void oneSingleBadEventIsAProblemAndStillKept() {
        account.send("application/cloudevents+json", message("1").replace("\"time\":\"2026-03-02T09:00:00Z\",", ""))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:colloquy:problem:invalid-input"))
                .body("status", equalTo(400))
                .body("instance", equalTo("/v1/events"))
                .body("code", equalTo("missing_time"))
                .body("violations.field", hasItem("time"));

        assertThat(account.ledger()).containsEntry("received", 1).containsEntry("quarantined", 1);
    }

    @Test
    void unknownTypeAndImpossibleDateAndWrongZoneAreNamed() {
        account.send(JSON, message("1").replace("message.received", "message.sung"))
                .statusCode(400)
                .body("violations.field", hasItem("type"));
        account.send(JSON, message("1", "2026-02-29T09:00:00Z")).statusCode(400).body("code", equalTo("invalid_time"));
        account.send(JSON, message("1", "2026-03-02T09:00:00+99:00"))
                .statusCode(400)
                .body("code", equalTo("invalid_time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "oops", "5", "[", "[{\"id\"", "\u0000"})
    void whatCannotBeReadIsAProblem(String body) {
        account.send(JSON, body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations", hasSize(1))
                .body(not(containsString("Exception")));

        assertThat(account.ledger()).containsEntry("received", 1).containsEntry("quarantined", 1);
    }

    @Test
    void elementsBeforeABreakStandAndTheRestIsOneEntry() {
        account.send("application/cloudevents-batch+json", "[" + message("1") + "," + message("2") + ",{\"id\":\"3\",")
                .statusCode(200)
                .body("received", equalTo(3))
                .body("accepted", equalTo(2))
                .body("errors.code", equalTo(List.of("broken_array")));
    }

    @Test
    void aBatchMustBeAnArray() {
        account.send("application/cloudevents-batch+json", message("1"))
                .statusCode(400)
                .body("violations.field", hasItem("body"));
    }

    @Test
    void ofManyErrorsTheFirstHundredAreTold() {
        account.send(NDJSON, "{}\n".repeat(250))
                .statusCode(200)
                .body("quarantined", equalTo(250))
                .body("errors", hasSize(100));
    }

    @Test
    void anOverlongLineIsKeptInPartAndTheStreamGoesOn() {
        String overlong = message("2").replace("Olá", "x".repeat(3_000_000));

        account.send(NDJSON, message("1") + "\n" + overlong + "\n" + message("3"))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("errors.code", equalTo(List.of("event_too_large")))
                .body("errors.detail", hasItem(containsString("its first 1048576 are kept")));
    }

    @Test
    void aBodyOfMoreThan16MegabytesIsTooLarge() {
        byte[] body = (" ".repeat(16 * 1024 * 1024) + message("1")).getBytes(UTF_8);

        account.send(JSON, body)
                .statusCode(413)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:colloquy:problem:too-large"));
    }

    @Test
    void aBodyThatSwellsIsTooLarge() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);

        account.asAdmin()
                .contentType(JSON)
                .header("Content-Encoding", "gzip")
                .body(bomb)
                .post("/v1/events")
                .then()
                .statusCode(413);
    }

    @Test
    void linesBeforeABrokenEncodingStand() throws IOException {
        byte[] whole = gzip((message("1") + "\n").repeat(2000).getBytes(UTF_8));

        account.asAdmin()
                .contentType(NDJSON)
                .header("Content-Encoding", "gzip")
                .body(Arrays.copyOf(whole, whole.length / 2))
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors.code", hasItems("broken_encoding"));
        account.asAdmin()
                .contentType(NDJSON)
                .header("Content-Encoding", "gzip")
                .body("no gzip at all".getBytes(UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(400);
    }

    @Test
    void aBrokenlyEncodedBodyIsAProblem() throws IOException {
        byte[] whole = gzip(message("1").getBytes(UTF_8));

        for (byte[] body : List.of("no gzip".getBytes(UTF_8), Arrays.copyOf(whole, whole.length - 12))) {
            account.asAdmin()
                    .contentType(JSON)
                    .header("Content-Encoding", "gzip")
                    .body(body)
                    .post("/v1/events")
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("body"));
        }

        assertThat(account.ledger()).containsEntry("received", 2).containsEntry("quarantined", 2);
    }

    @Test
    void aBrokenStreamKeepsWhatWasCommittedAndIsSentAgainInFull() throws Exception {
        String committed = lines(0, 5000);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String head = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + account.adminKey()
                    + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: 9000000\r\n\r\n";
            socket.getOutputStream().write((head + committed + message("cut").substring(0, 40)).getBytes(UTF_8));
            socket.getOutputStream().flush();
            assertThat(eventually(() -> account.ledger().get("accepted").equals(5000)))
                    .isTrue();
        }

        account.send(NDJSON, committed + message("cut"))
                .statusCode(200)
                .body("received", equalTo(5001))
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(5000));

        assertThat(account.ledger()).containsEntry("received", 10_001).containsEntry("quarantined", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer cq_live_none", "Content-Encoding: br"})
    void whoIsRefusedEarlyCanSendTheWholeBodyAndReadTheAnswer(String header) throws IOException {
        byte[] body = "x".repeat(20_000_000).getBytes(UTF_8);
        String head = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n" + header
                + (header.startsWith("A") ? "" : "\r\nAuthorization: Bearer " + account.key("ingest"))
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);

            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body);

            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 4".length());
            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 4");
        }
    }

    @Test
    void otherMediaTypesAndEncodingsAreRefused() {
        account.send("text/csv", "a,b").statusCode(415).contentType(PROBLEM);
        account.asAdmin()
                .contentType(JSON)
                .header("Content-Encoding", "br")
                .body("{}".getBytes(UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void brokenBodiesNeverBreakTheService() {
        Random random = new Random(42);
        byte[] whole = array(message("1"), message("2").replace("Olá", "\\u0000\\ud83d"), message("3"))
                .getBytes(UTF_8);
        int received = 0;
        for (int round = 0; round < 300; round++) {
            byte[] body = whole.clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            body = random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;

            int status =
                    account.send(round % 2 == 0 ? JSON : NDJSON, body).extract().statusCode();

            assertThat(status).as("round %d", round).isIn(200, 400);
            received++;
        }
        var ledger = account.ledger();
        assertThat((int) ledger.get("received")).isGreaterThanOrEqualTo(received);
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> message("l-" + i) + "\n").collect(Collectors.joining());
    }

    private static boolean eventually(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
        }
        return condition.getAsBoolean();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
