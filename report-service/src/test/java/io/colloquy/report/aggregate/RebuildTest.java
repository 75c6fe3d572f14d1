package io.colloquy.report.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.model.event.EventType;
import io.colloquy.report.TestKeys;
import io.colloquy.report.rebuild.RebuildWorker;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class RebuildTest {
    private static final List<String> OF_CONVERSATIONS = List.of(
            "conversation_relations",
            "conversation_interactions",
            "conversation_status_changes",
            "conversation_assignments",
            "conversation_held_chats",
            "conversation_sessions",
            "anomalies");
    private static final List<String> REFERENCES = List.of("agents", "contacts", "reference_names", "agent_activity");

    @Inject
    Aggregator aggregator;

    @Inject
    RebuildWorker rebuilds;

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
        OF_CONVERSATIONS.forEach(table -> log.execute("DELETE FROM " + table));
        REFERENCES.forEach(table -> log.execute("DELETE FROM " + table));

        rebuild();

        assertThat(log.facts()).hasSize(40).isEqualTo(facts);
        assertThat(derived()).isEqualTo(others).allSatisfy(rows -> assertThat(rows)
                .isNotEmpty());
        assertThat(log.query("SELECT event_key, received_at FROM events ORDER BY event_key"))
                .isEqualTo(receipts);
    }

    @Test
    void aRebuildMendsFactsThatAreWrongAndSaysSo() {
        Map<String, String> facts = log.facts();
        log.execute("UPDATE conversation_facts SET message_count = 4711, digest = 0 WHERE conversation_id = ?", some());

        rebuild();

        assertThat(log.facts()).isEqualTo(facts);
        assertThat(served("conversation_id", "change_reason = 'definition' AND changed_at IS NOT NULL"))
                .containsExactly(Map.of("conversation_id", some()));
    }

    @Test
    void whenFactsWereFirstWorkedOutIsKept() {
        List<Map<String, Object>> first = served("conversation_id, first_computed_at, changed_at", "true");
        List<Map<String, Object>> processed =
                log.query("SELECT event_key, processed_at FROM interactions ORDER BY event_key");

        rebuild();

        assertThat(served("conversation_id, first_computed_at, changed_at", "true"))
                .isEqualTo(first);
        assertThat(log.query("SELECT event_key, processed_at FROM interactions ORDER BY event_key"))
                .isNotEmpty()
                .isEqualTo(processed);
    }

    @Test
    void whatWasThereIsServedUntilEverythingNewIsThere() {
        await(horizon.tick());
        await(horizon.tick());
        Instant before = watermark("viewer");
        log.execute("UPDATE conversation_facts SET summary = 'as before'");

        start("admin").then().statusCode(202).body("running", equalTo(true));
        await(rebuilds.advance());
        start("admin").then().body("allQueued", equalTo(true), "subjectsQueued", equalTo(45));
        drain();

        assertThat(log.query("SELECT DISTINCT summary FROM conversations"))
                .containsExactly(Map.of("summary", "as before"));
        assertThat(watermark("ingest")).isEqualTo(before);
        assertThat(status().getBoolean("running")).isTrue();

        await(rebuilds.advance());

        assertThat(log.query("SELECT DISTINCT summary FROM conversations WHERE summary = 'as before'"))
                .isEmpty();
        assertThat(status().getBoolean("running")).isFalse();
        assertThat(watermark("operator")).isEqualTo(before);
    }

    @Test
    void whatComesInMeanwhileIsInBoth() {
        start("admin").then().statusCode(202);
        await(rebuilds.advance());
        drain();
        log.send(traffic.opened(0, "meanwhile"), traffic.received(1, "meanwhile"));
        drain();
        assertThat(log.query("SELECT message_count FROM conversations WHERE conversation_id = 'meanwhile'"))
                .containsExactly(Map.of("message_count", 1L));

        await(rebuilds.advance());

        assertThat(log.query("SELECT message_count, contact_type FROM conversations"
                        + " WHERE conversation_id = 'meanwhile'"))
                .hasSize(1)
                .first()
                .satisfies(row ->
                        assertThat(row).containsEntry("message_count", 1L).containsKey("contact_type"));
    }

    @Test
    void whatIsServedNoMoreIsDeleted() {
        rebuild();
        assertThat(log.query("SELECT DISTINCT generation FROM conversation_facts"))
                .hasSize(2);

        await(rebuilds.sweep());

        assertThat(log.query("SELECT DISTINCT generation FROM conversation_facts"))
                .isEqualTo(log.query("SELECT generation FROM accounts WHERE account_id = ?", log.account()));
        OF_CONVERSATIONS.forEach(table -> assertThat(log.query("SELECT DISTINCT generation FROM " + table))
                .as(table)
                .hasSize(1));
    }

    @Test
    void oneAccountsRebuildQueuesNothingOfAnother() {
        try (TestLog other = TestLog.of(TestLog.newAccount())) {
            other.send(traffic.opened(0, "theirs"));
            drain();

            start("admin").then().statusCode(202);
            await(rebuilds.advance());

            assertThat(other.pending()).isZero();
            assertThat(log.pending()).isPositive();
            drain();
        }
    }

    @Test
    void onlyAnAdminRebuilds() {
        start("operator").then().statusCode(403);
        given().post("/v1/rebuild").then().statusCode(401);
        await(rebuilds.advance());
        assertThat(log.pending()).isZero();
    }

    @Test
    void theInstallationRebuildsTheAccountThatItNames() {
        given().auth()
                .oauth2(InstallationKeys.SERVICE)
                .header("Colloquy-Account", log.account())
                .post("/v1/rebuild")
                .then()
                .statusCode(202);
        await(rebuilds.advance());

        assertThat(log.pending()).isPositive();
        drain();
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

    private void rebuild() {
        start("admin").then().statusCode(202);
        await(rebuilds.advance());
        drain();
        await(rebuilds.advance());
    }

    private Response start(String role) {
        return as(role).post("/v1/rebuild");
    }

    private JsonPath status() {
        return as("admin").get("/v1/rebuild").then().statusCode(200).extract().jsonPath();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(TestKeys.create(log.account(), role));
    }

    private Instant watermark(String role) {
        return Instant.parse(
                as(role).get("/v1/watermark").then().statusCode(200).extract().path("watermark"));
    }

    private String some() {
        return (String) log.query("SELECT min(subject) AS id FROM events WHERE subject_type = 'conversation'")
                .getFirst()
                .get("id");
    }

    private List<Map<String, Object>> served(String columns, String condition) {
        return log.query("SELECT " + columns + " FROM conversation_facts WHERE generation = facts_generation() AND "
                + condition + " ORDER BY conversation_id");
    }

    private List<List<Map<String, Object>>> derived() {
        return Stream.concat(
                        OF_CONVERSATIONS.stream().map(table -> table + " t WHERE generation = facts_generation()"),
                        REFERENCES.stream().map(table -> table + " t"))
                .map(from -> log.query("SELECT (to_jsonb(t) - 'generation' - 'processed_at')::text AS row FROM " + from
                        + " ORDER BY 1"))
                .toList();
    }

    private void drain() {
        await(aggregator.drain());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
