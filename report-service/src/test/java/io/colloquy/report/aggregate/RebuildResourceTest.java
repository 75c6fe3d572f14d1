package io.colloquy.report.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.model.event.EventType;
import io.colloquy.report.TestKeys;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class RebuildResourceTest {
    private static final List<String> DERIVED =
            List.of("conversation_closes", "anomalies", "agents", "contacts", "reference_names", "agent_activity");

    @Inject
    Aggregator aggregator;

    @Inject
    Horizon horizon;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());

    @BeforeEach
    void sendAndAggregate() {
        log.send(traffic.many(new Random(5), 600, 40));
        log.send(
                traffic.at(0, EventType.AGENT_UPDATED, "agent1", Map.of("firstName", "Anna", "floor", "3")),
                traffic.at(0, EventType.AGENT_STATE_CHANGED, "agent1", Map.of("state", "online")),
                traffic.at(0, EventType.INBOX_UPDATED, "i", Map.of("name", "Mail")),
                traffic.at(0, EventType.CONTACT_UPDATED, "b", Map.of("name", "Ben")),
                traffic.at(0, EventType.CONTACT_MERGED, "b", Map.of("into", "c")),
                traffic.at(0, EventType.CONTACT_MERGED, "a", Map.of("into", "b")));
        drain();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everythingDerivedThatIsLostIsRebuiltTheSame() {
        Map<String, String> facts = log.facts();
        List<List<Map<String, Object>>> others = derived();
        List<Map<String, Object>> receipts = log.query("SELECT event_key, received_at FROM events ORDER BY event_key");
        log.execute("DELETE FROM conversation_facts");
        DERIVED.forEach(table -> log.execute("DELETE FROM " + table));

        rebuild("admin").then().statusCode(202).body("subjects", equalTo(45));
        drain();

        assertThat(log.facts()).hasSize(40).isEqualTo(facts);
        assertThat(derived()).isEqualTo(others).allSatisfy(rows -> assertThat(rows)
                .isNotEmpty());
        assertThat(log.query("SELECT event_key, received_at FROM events ORDER BY event_key"))
                .isEqualTo(receipts);
    }

    @Test
    void aRebuildMendsFactsThatAreWrong() {
        Map<String, String> facts = log.facts();
        log.execute("UPDATE conversation_facts SET message_count = 4711, summary = 'wrong'");

        rebuild("admin").then().statusCode(202);
        drain();

        assertThat(log.facts()).isEqualTo(facts);
    }

    @Test
    void whenFactsWereFirstWorkedOutIsKept() {
        List<Map<String, Object>> first =
                log.query("SELECT conversation_id, first_computed_at FROM conversation_facts ORDER BY conversation_id");

        rebuild("admin").then().statusCode(202);
        drain();

        assertThat(log.query(
                        "SELECT conversation_id, first_computed_at FROM conversation_facts ORDER BY conversation_id"))
                .isEqualTo(first);
    }

    @Test
    void theWatermarkStepsBackUntilTheRebuildIsDone() {
        await(horizon.tick());
        await(horizon.tick());
        Instant before = watermark("viewer");
        assertThat(before).isAfter(firstReceived());

        rebuild("admin").then().statusCode(202);

        assertThat(watermark("ingest")).isBefore(firstReceived());
        drain();
        assertThat(watermark("operator")).isEqualTo(before);
    }

    @Test
    void oneAccountsRebuildQueuesNothingOfAnother() {
        try (TestLog other = TestLog.of(TestLog.newAccount())) {
            other.send(traffic.opened(0, "theirs"));
            drain();

            rebuild("admin").then().statusCode(202);

            assertThat(other.pending()).isZero();
            assertThat(log.pending()).isPositive();
            drain();
        }
    }

    @Test
    void onlyAnAdminRebuilds() {
        rebuild("operator").then().statusCode(403);
        given().post("/v1/rebuild").then().statusCode(401);
        assertThat(log.pending()).isZero();
    }

    @Test
    void aServiceAsksForTheWatermarkOfTheAccountThatItNames() {
        given().auth()
                .oauth2(InstallationKeys.SERVICE)
                .header("Colloquy-Account", log.account())
                .get("/v1/watermark")
                .then()
                .statusCode(200)
                .body("watermark", endsWith("Z"));
        given().get("/v1/watermark").then().statusCode(401);
    }

    private Response rebuild(String role) {
        return given().auth().oauth2(TestKeys.create(log.account(), role)).post("/v1/rebuild");
    }

    private Instant watermark(String role) {
        return Instant.parse(given().auth()
                .oauth2(TestKeys.create(log.account(), role))
                .get("/v1/watermark")
                .then()
                .statusCode(200)
                .extract()
                .path("watermark"));
    }

    private Instant firstReceived() {
        return ((Timestamp) log.query("SELECT min(received_at) AS at FROM events")
                        .getFirst()
                        .get("at"))
                .toInstant();
    }

    private List<List<Map<String, Object>>> derived() {
        return DERIVED.stream()
                .map(table -> log.query("SELECT to_jsonb(t)::text AS row FROM " + table + " t ORDER BY 1"))
                .toList();
    }

    private void drain() {
        await(aggregator.drain());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
