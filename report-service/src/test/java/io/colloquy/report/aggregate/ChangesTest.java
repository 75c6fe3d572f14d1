package io.colloquy.report.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.model.event.EventType;
import io.colloquy.report.TestKeys;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /v1/changes}. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ChangesTest {
    private static final String BEGINNING = Instant.EPOCH.toString();

    @Inject
    Aggregator aggregator;

    @Inject
    Horizon horizon;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatIsComputedForTheFirstTimeIsNoChange() {
        log.send(traffic.opened(0, "c1"), traffic.received(1, "c1"));
        work();

        assertThat(changes(BEGINNING).getList("changes")).isEmpty();
    }

    @Test
    void reasonTellsALateEventFromOneThatCameInTime() {
        log.send(traffic.opened(0, "late"), traffic.received(10, "late"));
        log.send(traffic.opened(0, "next"), traffic.received(10, "next"));
        work();
        log.send(traffic.sent(5, "late", "anna"), traffic.sent(15, "next", "anna"));
        work();

        assertThat(reasons(changes(BEGINNING))).isEqualTo(Map.of("late", "late_event", "next", "event"));
    }

    @Test
    void anEventThatChangesNoFactIsNoChange() {
        log.send(traffic.opened(0, "c1"), traffic.received(1, "c1"));
        work();
        log.send(traffic.opened(2, "c1"));
        work();

        assertThat(changes(BEGINNING).getList("changes")).isEmpty();
    }

    @Test
    void anotherConversationOfTheContactIsAReason() {
        log.send(opened(10, "second"));
        work();
        log.send(opened(0, "first"));
        work();

        assertThat(reasons(changes(BEGINNING))).isEqualTo(Map.of("second", "other_conversation"));
    }

    @Test
    void whoAsksSinceTheLastAnswerMissesNothingAndSeesNothingTwice() {
        log.send(traffic.opened(0, "a"), traffic.opened(0, "b"));
        work();
        log.send(traffic.received(1, "a"));
        work();
        JsonPath first = changes(BEGINNING);
        log.send(traffic.received(1, "b"));
        work();
        JsonPath second = changes(first.getString("until"));

        assertThat(first.getList("changes.conversationId")).containsExactly("a");
        assertThat(second.getList("changes.conversationId")).containsExactly("b");
        assertThat(changes(second.getString("until")).getList("changes")).isEmpty();
    }

    @Test
    void manyPagesEqualOnePage() {
        for (int i = 0; i < 5; i++) {
            log.send(traffic.opened(0, "c" + i));
        }
        work();
        for (int i = 0; i < 5; i++) {
            log.send(traffic.received(1, "c" + i));
        }
        work();

        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request =
                    as("operator").queryParam("since", BEGINNING).queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/changes")
                    .jsonPath();
            paged.addAll(page.getList("changes.conversationId"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(paged).hasSize(5).isEqualTo(changes(BEGINNING).getList("changes.conversationId"));
    }

    @Test
    void pageThatTheDatabaseKnowsNotAllOfIsToBeAskedForAgain() {
        log.send(traffic.opened(0, "a"), traffic.opened(0, "b"));
        work();
        log.send(traffic.received(1, "a"), traffic.received(1, "b"));
        work();
        String next = as("operator")
                .queryParam("since", BEGINNING)
                .queryParam("limit", 1)
                .get("/v1/changes")
                .jsonPath()
                .getString("next");
        Object confirmed = log.query("SELECT confirmed_at FROM aggregation_horizon")
                .getFirst()
                .get("confirmed_at");
        log.execute("UPDATE aggregation_horizon SET confirmed_at = '2026-01-01Z'");

        int status = as("operator")
                .queryParam("since", BEGINNING)
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/v1/changes")
                .then()
                .header("Retry-After", "2")
                .extract()
                .statusCode();

        log.execute("UPDATE aggregation_horizon SET confirmed_at = ?", confirmed);
        assertThat(status).isEqualTo(503);
    }

    @Test
    void onlyTheReasonAskedForIsListed() {
        log.send(traffic.opened(0, "a"), traffic.received(10, "a"), traffic.opened(0, "b"));
        work();
        log.send(traffic.sent(5, "a", "anna"), traffic.sent(5, "b", "anna"));
        work();

        JsonPath late = as("operator")
                .queryParam("since", BEGINNING)
                .queryParam("reason", "late_event")
                .get("/v1/changes")
                .jsonPath();

        assertThat(late.getList("changes.conversationId")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?since=yesterday", "?since=2026-03-01T09:00:00", "?since="})
    void withoutAnInstantItIsRefusedByName(String query) {
        as("operator").get("/v1/changes" + query).then().statusCode(400).body("violations[0].field", equalTo("since"));
    }

    @ParameterizedTest
    @CsvSource({"reason, surprise", "limit, 0", "limit, 501", "limit, many", "cursor, x"})
    void aWrongParameterIsNamed(String parameter, String value) {
        as("operator")
                .queryParam("since", BEGINNING)
                .queryParam(parameter, value)
                .get("/v1/changes")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(parameter));
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "ingest, 403", "operator, 200", "admin, 200"})
    void changesAreForOperatorsAndAbove(String role, int status) {
        as(role).queryParam("since", BEGINNING).get("/v1/changes").then().statusCode(status);
    }

    @Test
    void anotherAccountsChangesAreNotListed() {
        log.send(traffic.opened(0, "c1"));
        work();
        log.send(traffic.received(1, "c1"));
        work();

        JsonPath theirs = given().auth()
                .oauth2(TestKeys.create(TestLog.newAccount(), "operator"))
                .queryParam("since", BEGINNING)
                .get("/v1/changes")
                .jsonPath();

        assertThat(theirs.getList("changes")).isEmpty();
    }

    private TestLog.Sent opened(int minute, String conversation) {
        return traffic.at(
                minute, EventType.CONVERSATION_OPENED, conversation, Map.of("source", "contact", "contactId", "carla"));
    }

    private JsonPath changes(String since) {
        return as("operator")
                .queryParam("since", since)
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, String> reasons(JsonPath page) {
        Map<String, String> reasons = new HashMap<>();
        page.<Map<String, String>>getList("changes")
                .forEach(change -> reasons.put(change.get("conversationId"), change.get("reason")));
        return reasons;
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(TestKeys.create(log.account(), role));
    }

    private void work() {
        await(aggregator.drain());
        await(horizon.tick());
        await(horizon.tick());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
