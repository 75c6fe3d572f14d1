package io.colloquy.export.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.export.ExportTestResources;
import io.colloquy.export.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks on their way, and targets that mean harm (exports 4.1; quality R9). On loopback alone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(ExportTestResources.class)
class CallbackDeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    CallbackStore store;

    @Inject
    CallbackSecretService secrets;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    @Inject
    Vertx vertx;

    private TestAccount account;
    private String secret;

    @BeforeEach
    void begin() {
        account = TestAccount.create();
        account.sql("UPDATE export_callbacks SET state = 'failed', next_attempt_at = NULL WHERE state = 'pending'");
        secret = account.as("admin")
                .post("/v1/callback-secrets")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    @Test
    void callbackIsSignedAndTellsHowTheJobEnded() throws Exception {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 204 No Content"))) {
            // given
            UUID job = endedJob(receiver.url());
            // when
            boolean sent = loopback().step().await().atMost(LONG);
            // then
            assertThat(sent).isTrue();
            assertThat(receiver.received()).hasSize(1);
            var got = receiver.received().getFirst();
            assertThat(got.head().getFirst()).isEqualTo("POST /hook?a=b HTTP/1.1");
            assertThat(got.header("host")).isEqualTo("localhost:" + receiver.port());
            assertThat(got.header("webhook-id")).isEqualTo("export-" + job);
            assertThat(got.header("webhook-signature")).isEqualTo("v1," + signature(got, secret));
            JsonPath body = JsonPath.from(got.body());
            assertThat(body.getString("type")).isEqualTo("export.cancelled");
            assertThat(body.getString("data.id")).isEqualTo(job.toString());
            assertThat(state(job).getString("state")).isEqualTo("delivered");
            assertThat(state(job).getInt("lastStatus")).isEqualTo(204);
            assertThat(loopback().step().await().atMost(LONG)).isFalse();
        }
    }

    @Test
    void bothSecretsOfARotationSign() throws Exception {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 200 OK"))) {
            // given
            String next = account.as("admin").post("/v1/callback-secrets").path("secret");
            endedJob(receiver.url());
            // when
            loopback().step().await().atMost(LONG);
            // then
            var got = receiver.received().getFirst();
            assertThat(got.header("webhook-signature").split(" "))
                    .containsExactly("v1," + signature(got, next), "v1," + signature(got, secret));
        }
    }

    @Test
    void refusedCallbackComesAgainWithTheSameIdAndIsGivenUpInTheEnd() {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 500 Oops"))) {
            // given
            UUID job = endedJob(receiver.url());
            // when: three attempts, as the configuration allows
            for (int i = 1; i <= 3; i++) {
                assertThat(loopback().step().await().atMost(LONG)).isTrue();
                assertThat(loopback().step().await().atMost(LONG))
                        .as("before its pause is over")
                        .isFalse();
                account.sql(
                        "UPDATE export_callbacks SET next_attempt_at = now() WHERE job_id = ? AND state = 'pending'",
                        job);
            }
            // then
            assertThat(receiver.received())
                    .extracting(got -> got.header("webhook-id"))
                    .containsOnly("export-" + job);
            assertThat(receiver.received()).hasSize(3);
            assertThat(state(job).getString("state")).isEqualTo("failed");
            assertThat(state(job).getInt("attempts")).isEqualTo(3);
            assertThat(state(job).getString("lastProblem")).contains("500");
        }
    }

    @Test
    void pausesGrowFourfold() {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 503 Later"))) {
            UUID job = endedJob(receiver.url());
            loopback().step().await().atMost(LONG);
            assertThat(secondsToNextAttempt(job)).isBetween(3.0, 6.5);
            account.sql("UPDATE export_callbacks SET next_attempt_at = now() WHERE job_id = ?", job);
            loopback().step().await().atMost(LONG);
            assertThat(secondsToNextAttempt(job)).isBetween(18.0, 24.5);
        }
    }

    @Test
    void targetThatIsGoneIsNotAskedAgain() {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 410 Gone"))) {
            UUID job = endedJob(receiver.url());
            loopback().step().await().atMost(LONG);
            assertThat(state(job).getString("state")).isEqualTo("failed");
        }
    }

    @Test
    void deadSendersCallbackIsSentByAnother() {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 200 OK"))) {
            // given
            UUID job = endedJob(receiver.url());
            assertThat(store.claim("a sender that is dead", Duration.ofSeconds(30), 4)
                            .await()
                            .atMost(LONG))
                    .isPresent();
            assertThat(loopback().step().await().atMost(LONG)).isFalse();
            account.sql("UPDATE export_callbacks SET lease_until = now() WHERE job_id = ?", job);
            // when
            loopback().step().await().atMost(LONG);
            // then
            assertThat(receiver.received()).hasSize(1);
            assertThat(state(job).getString("state")).isEqualTo("delivered");
        }
    }

    @Test
    void redirectIsNotFollowed() {
        try (Receiver inside = new Receiver(Receiver.says("HTTP/1.1 200 OK"));
                Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 307 Go\r\nLocation: " + inside.url()))) {
            // given
            UUID job = endedJob(receiver.url());
            // when
            loopback().step().await().atMost(LONG);
            // then
            assertThat(inside.received()).isEmpty();
            assertThat(state(job).getString("state")).isEqualTo("pending");
            assertThat(state(job).getString("lastProblem")).contains("redirects");
        }
    }

    @Test
    void privateAddressIsNotReachedAndTheReasonTellsNothing() {
        try (Receiver inside = new Receiver(Receiver.says("HTTP/1.1 200 OK"))) {
            // given: a name that leads to loopback, which is not allowed here
            UUID job = endedJob("http://example.com:" + inside.port() + "/");
            // when
            sender(List.of(), CallbackTargetTest.addresses("127.0.0.1"))
                    .step()
                    .await()
                    .atMost(LONG);
            // then
            assertThat(inside.received()).isEmpty();
            assertThat(state(job).getString("lastProblem"))
                    .contains("may not be called")
                    .doesNotContain("127.0.0.1");
        }
    }

    @Test
    void nameIsLookedUpOnceAndTheCheckedAddressIsTheOneCalled() {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 200 OK"))) {
            // given: a name that changes its mind after the check
            AtomicInteger looks = new AtomicInteger();
            NameResolver rebinding = host ->
                    new InetAddress[] {InetAddress.getByName(looks.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")};
            endedJob("http://rebinding.invalid:" + receiver.port() + "/");
            // when
            sender(List.of("127.0.0.1/32"), rebinding).step().await().atMost(LONG);
            // then
            assertThat(looks).hasValue(1);
            assertThat(receiver.received().getFirst().header("host")).isEqualTo("rebinding.invalid:" + receiver.port());
        }
    }

    @Test
    void slowLorisIsCutOffInTime() {
        try (Receiver loris = new Receiver(out -> {
            for (byte next : "HTTP/1.1 200 OK\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".getBytes(UTF_8)) {
                out.write(next);
                out.flush();
                Thread.sleep(100);
            }
        })) {
            // given
            UUID job = endedJob(loris.url());
            long begin = System.nanoTime();
            // when
            loopback().step().await().atMost(LONG);
            // then
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
            assertThat(state(job).getString("lastProblem")).contains("did not answer within");
        }
    }

    @Test
    void answerIsNotReadBeyondItsHead() {
        AtomicInteger written = new AtomicInteger();
        try (Receiver flood = new Receiver(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
            for (int i = 0; i < 2000; i++) {
                out.write(chunk);
                written.incrementAndGet();
            }
        })) {
            // given
            UUID job = endedJob(flood.url());
            // when
            loopback().step().await().atMost(LONG);
            // then
            assertThat(state(job).getString("state")).isEqualTo("delivered");
            assertThat(written.get()).as("of 2000 chunks of 64 KB").isLessThan(500);
        }
    }

    @Test
    void hugeHeadIsRefused() {
        try (Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)))) {
            UUID job = endedJob(receiver.url());
            loopback().step().await().atMost(LONG);
            assertThat(state(job).getString("state")).isEqualTo("pending");
        }
    }

    @Test
    void targetThatIsAwayIsTriedAgain() {
        Receiver receiver = new Receiver(Receiver.says("HTTP/1.1 200 OK"));
        receiver.close();
        UUID job = endedJob(receiver.url());
        loopback().step().await().atMost(LONG);
        assertThat(state(job).getString("state")).isEqualTo("pending");
        assertThat(state(job).getString("lastProblem"))
                .contains("could not be reached")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void callbackWaitsForTheJobsEnd() {
        UUID job = job("https://example.com/");
        assertThat(state(job).getString("state")).isEqualTo("waiting");
        assertThat(loopback().step().await().atMost(LONG)).isFalse();
    }

    @Test
    void jobWithoutACallbackHasNone() {
        UUID job = account.export(body(null));
        account.as("operator").delete("/v1/exports/" + job);
        assertThat(account.as("operator")
                        .get("/v1/exports/" + job + "/callback")
                        .statusCode())
                .isEqualTo(404);
    }

    private CallbackSender loopback() {
        return sender(List.of("127.0.0.1/32"), CallbackTargetTest.addresses("127.0.0.1"));
    }

    private CallbackSender sender(List<String> allowed, NameResolver resolver) {
        CallbackConfig config = new TestCallbackConfig().allowing(allowed);
        CallbackClient client = new CallbackClient(vertx, config);
        AddressGuard guard = new AddressGuard(config);
        return new CallbackSender(store, secrets, client, resolver, guard, config, json, clock, meters);
    }

    /** A job that ends at once; where its callback goes is settled behind the API's back, which allows no loopback. */
    private UUID endedJob(String url) {
        UUID job = job("https://example.com/");
        account.sql("UPDATE export_jobs SET callback_url = ? WHERE job_id = ?", url, job);
        account.as("operator").delete("/v1/exports/" + job).then().statusCode(204);
        return job;
    }

    private UUID job(String url) {
        return account.export(body(url));
    }

    private static String body(String url) {
        return """
                {"dataset": "conversations", "format": "csv", "preset": "today"%s}""".formatted(url == null ? "" : ", \"callbackUrl\": \"" + url + "\"");
    }

    private JsonPath state(UUID job) {
        return account.as("operator")
                .get("/v1/exports/" + job + "/callback")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private double secondsToNextAttempt(UUID job) {
        return Double.parseDouble(account.value(
                "SELECT extract(epoch FROM next_attempt_at - clock_timestamp()) FROM export_callbacks WHERE job_id = ?",
                job));
    }

    private static String signature(Receiver.Received got, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = got.header("webhook-id") + "." + got.header("webhook-timestamp") + "." + got.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }
}
