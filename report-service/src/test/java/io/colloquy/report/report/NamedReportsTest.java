package io.colloquy.report.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all named reports have in common (reports 3.1 and 3.2). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class NamedReportsTest {
    private static final String DAY = "?from=2026-03-02&to=2026-03-03";

    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theBusinessClockGivesTheTwins() {
        answered("c1", 720_000L, 120_000L);

        report("responses" + DAY + "&clock=business")
                .body(component("first_response_time") + ".statistics.find { it.id == 'average' }.value", equalTo(120))
                .body(component("first_response_time") + ".definition", contains("first_response_time_business"));
        report("responses" + DAY)
                .body(component("first_response_time") + ".statistics.find { it.id == 'average' }.value", equalTo(720));
    }

    @Test
    void nothingInRangeIsNoDataAndNotZeroSeconds() {
        report("responses" + DAY)
                .body(component("first_response_time") + ".noData", equalTo(true))
                .body(component("first_response_time") + ".statistics.find { it.id == 'average' }.value", nullValue())
                .body(component("first_response_time") + ".statistics.find { it.id == 'count' }.value", equalTo(0));
    }

    @Test
    void theBacklogOfThePastTakesOnlyFiltersOnWhatWasKnownThen() {
        report("backlog" + DAY + "&category=billing")
                .body(component("over_time") + ".notApplicable", contains("category"))
                .body(component("over_time") + ".series", nullValue())
                .body(component("now") + ".rows", hasSize(4));
    }

    @Test
    void bucketsThatHaveNotBegunHaveNoBacklog() {
        report("backlog?from=2199-03-02&to=2199-03-05")
                .body(component("over_time") + ".series[0].values", hasSize(3))
                .body(component("over_time") + ".series[0].values", everyItem(nullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversations",
                "responses",
                "resolutions",
                "satisfaction",
                "messages",
                "backlog",
                "agents",
                "traffic"
            })
    void whatIsWrongIsNamed(String report) {
        account.as(Role.VIEWER)
                .get("/v1/reports/" + report + "?interval=fortnight&weekStart=someday&clock=sundial")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field.sort()", contains("clock", "interval", "weekStart"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversations", "satisfaction", "messages", "backlog", "traffic"})
    void aReportWithoutDurationsHasNoClock(String report) {
        account.as(Role.VIEWER)
                .get("/v1/reports/" + report + "?clock=business")
                .then()
                .statusCode(400)
                .body("violations.field", contains("clock"));
    }

    private void answered(String id, long milliseconds, long inBusinessTime) {
        account.conversation(
                id,
                Instant.parse("2026-03-02T09:00:00Z"),
                Map.of(
                        "status",
                        "closed",
                        "closed_at",
                        Instant.parse("2026-03-02T10:00:00Z"),
                        "first_response_time_ms",
                        milliseconds,
                        "first_response_time_business_ms",
                        inBusinessTime));
    }

    private ValidatableResponse report(String address) {
        return account.as(Role.VIEWER).get("/v1/reports/" + address).then().statusCode(200);
    }

    private static String component(String id) {
        return "components.find { it.id == '" + id + "' }";
    }
}
