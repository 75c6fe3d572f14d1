package io.colloquy.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.security.Role;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.colloquy.test.TraceReceiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Traces, as a collector receives them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(value = TraceReceiver.class, restrictToAnnotatedClass = true)
class TracesTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Test
    void requestIsASpanOfItsCallersTraceAndSaysNothingOfAnybody() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String parent = "00f067aa0ba902b7";
        try (TestAccount account = TestAccount.create("UTC")) {
            String traced = "00-" + trace + "-" + parent + "-01";
            account.as(Role.OPERATOR)
                    .header("traceparent", traced)
                    .queryParam("sort", "zq7mark-sort")
                    .get("/v1/conversations")
                    .then()
                    .statusCode(400);
            account.as(Role.OPERATOR)
                    .header("traceparent", traced)
                    .header("User-Agent", "agent-of-zq7mark")
                    .queryParam("contact_name", "zq7mark-name")
                    .get("/v1/conversations/conversation-of-zq7mark")
                    .then()
                    .statusCode(404);
        }

        String received = await("GET /v1/conversations/{id}");

        assertThat(received)
                .contains(
                        "report-service",
                        "GET /v1/conversations/{id}",
                        bytes(HexFormat.of().parseHex(trace)),
                        bytes(HexFormat.of().parseHex(parent)))
                .doesNotContain("zq7mark", "127.0.0.1", "cq_live_", "Bearer");
    }

    /** Spans leave in the order of their ends: what is received once that one is there. */
    private static String await(String span) {
        Instant end = Instant.now().plus(LONGEST);
        String received = "";
        while (!received.contains(span) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(50_000_000);
            received = bytes(
                    given().get(ConfigProvider.getConfig().getValue(TraceReceiver.ENDPOINT, String.class) + "/received")
                            .asByteArray());
        }
        return received;
    }

    /** As text of one byte a character: ids are bytes, all else is text. */
    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
