package io.colloquy.report.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;

import io.colloquy.model.event.EventType;
import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.report.aggregate.AggregationDriver;
import io.colloquy.report.aggregate.TestLog;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class TrafficReportTest {
    private static final String ADDRESS = "/v1/reports/traffic";
    private static final String DAY = "from=2026-03-02&to=2026-03-03";

    @Inject
    AggregationDriver aggregation;

    private final TestAccount account = TestAccount.create("UTC");
    private final TestLog log = TestLog.of(account.id());
    private int sent;

    @AfterEach
    void close() {
        log.close();
        account.close();
    }

    @Test
    void visitsAreRepeatedOnEachRowOfTheHourAndAnHourWithVisitsOnlyHasOneRow() {
        log.send(
                page("09:00", "c", "v1"),
                page("09:59", "c", "v2"),
                page("10:00", "c", "v1"),
                page("10:00", "d", "v1"),
                entrypoint("09:10", EventType.ENTRYPOINT_VIEWED, "button", "Help", "v1"),
                entrypoint("09:11", EventType.ENTRYPOINT_VIEWED, "button", "Help", "v1"),
                entrypoint("09:12", EventType.ENTRYPOINT_CLICKED, "button", "Help me", "v2"),
                invite("09:20", EventType.INVITE_MATCHED, "filter", "Long", "v1"),
                invite("09:20", EventType.INVITE_SHOWN, "filter", "Long", "v1"),
                invite("09:21", EventType.INVITE_ACCEPTED, "filter", "Longer", "v1"));
        aggregation.drain();
        chat("k1", "09:13", "button", Map.of());
        chat("k2", "09:22", "filter", Map.of());
        chat("k3", "11:00", "other", Map.of("request_source", "Footer"));
        chat("test", "09:22", "filter", Map.of("environment", "test"));
        chat("merged", "09:22", "filter", Map.of("status", "merged"));

        JsonPath report = report(DAY);

        assertThat(text(report, "traffic"))
                .containsExactly(
                        "c null 2026-03-02T09:00:00Z button Help me 2 2 1 1 2",
                        "c null 2026-03-02T09:00:00Z filter Longer 2 1 1 1 1",
                        "c null 2026-03-02T10:00:00Z null null 1 0 0 0 1",
                        "d null 2026-03-02T10:00:00Z null null 1 0 0 0 1",
                        "c null 2026-03-02T11:00:00Z other Footer 0 0 0 1 0");
        assertThat(text(report, "invites"))
                .containsExactly("c null 2026-03-02T09:00:00Z filter Longer 1 1 1 0 0 0 0 0");
    }

    @Test
    void hoursAreThoseOfAZoneOfThreeQuarters() {
        log.send(
                page("09:14", "c", "v1"),
                page("09:15", "c", "v1"),
                page("10:14", "c", "v2"),
                page("10:15", "c", "v3"),
                invite("09:15", EventType.INVITE_EXPIRED, "filter", "Long", "v1"));
        aggregation.drain();

        JsonPath report = report("from=2026-03-02&to=2026-03-03&timezone=Asia/Kathmandu");

        assertThat(text(report, "traffic"))
                .containsExactly(
                        "c null 2026-03-02T14:00:00+05:45 null null 1 0 0 0 1",
                        "c null 2026-03-02T15:00:00+05:45 null null 2 0 0 0 2",
                        "c null 2026-03-02T16:00:00+05:45 null null 1 0 0 0 1");
        assertThat(text(report, "invites"))
                .containsExactly("c null 2026-03-02T15:00:00+05:45 filter Long 0 0 0 0 0 0 1 0");
    }

    @Test
    void visitorsAreDistinctOverTheGroupAndRangeAsked() {
        log.send(
                page("09:00", "c", "v1"), page("10:00", "c", "v1"), page("10:00", "d", "v1"), page("11:00", "d", "v2"));
        aggregation.drain();

        JsonPath report = report(DAY);

        assertThat(report.getInt(component("visitors") + ".count")).isEqualTo(2);
        assertThat(text(report, "visitors_by_campaign")).containsExactly("c null 1", "d null 2");
        assertThat(text(report(DAY + "&interval=day"), "traffic"))
                .containsExactly(
                        "c null 2026-03-02T00:00:00Z null null 2 0 0 0 1",
                        "d null 2026-03-02T00:00:00Z null null 2 0 0 0 2");
    }

    @Test
    void everyOutcomeOfAnInviteIsCounted() {
        for (EventType type : EventType.values()) {
            for (int times = 0; type.name().startsWith("INVITE_") && times <= type.ordinal() % 4; times++) {
                log.send(invite("09:00", type, "filter", "Long", "v" + times));
            }
        }
        aggregation.drain();

        List<Integer> expected = List.of(
                        "MATCHED",
                        "SHOWN",
                        "ACCEPTED",
                        "DECLINED",
                        "CANCELLED",
                        "NO_AVAILABILITY",
                        "EXPIRED",
                        "IGNORED")
                .stream()
                .map(outcome -> EventType.valueOf("INVITE_" + outcome).ordinal() % 4 + 1)
                .toList();
        List<Object> row = report(DAY).getList(component("invites") + ".rows[0]");
        assertThat(row.subList(5, 13)).isEqualTo(expected);
    }

    @Test
    void lateAndRepeatedEventsCountOnce() {
        Sent page = page("09:00", "c", "v1");
        log.send(page("10:00", "c", "v1"));
        aggregation.drain();
        log.send(page);
        log.send(page);
        aggregation.drain();
        log.send(page);
        aggregation.drain();

        assertThat(text(report(DAY), "traffic"))
                .containsExactly(
                        "c null 2026-03-02T09:00:00Z null null 1 0 0 0 1",
                        "c null 2026-03-02T10:00:00Z null null 1 0 0 0 1");
    }

    @Test
    void campaignIsTheOnlyFilterWithAMeaning() {
        log.send(page("09:00", "c", "v1"), page("09:00", "d", "v1"));
        aggregation.drain();
        account.name("campaign", "d", "Summer");
        chat("k", "09:30", "button", Map.of("campaign_id", "d"));

        assertThat(text(report(DAY + "&campaign=d"), "traffic"))
                .containsExactly("d Summer 2026-03-02T09:00:00Z button null 1 0 0 1 0");
        account.as(Role.VIEWER)
                .get(ADDRESS + "?" + DAY + "&environment=test&campaign=c")
                .then()
                .statusCode(200)
                .body("components.notApplicable", everyItem(contains("environment")));
    }

    @Test
    void nothingOfAnotherAccountIsSeenAndNothingIsNoData() {
        log.send(page("09:00", "c", "v1"));
        aggregation.drain();
        try (TestAccount other = TestAccount.create("UTC")) {
            assertThat(report(other, DAY).getList("components.noData"))
                    .hasSize(4)
                    .containsOnly(true);
        }
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 200", "INGEST, 403"})
    void viewersAndAboveSeeIt(Role role, int status) {
        account.as(role).get(ADDRESS).then().statusCode(status);
    }

    @Test
    void aRangeOfTooManyHoursIsRefused() {
        account.as(Role.VIEWER)
                .get(ADDRESS + "?from=2020-01-01&to=2026-01-01")
                .then()
                .statusCode(400)
                .body("violations.field", contains("interval"));
    }

    @Test
    void everyComponentIsDefinedByMetricsOfTheCatalogue() {
        List<String> known =
                account.as(Role.VIEWER).get("/v1/metrics").jsonPath().getList("metrics.id");

        List<List<String>> definitions = report(DAY).getList("components.definition");

        assertThat(definitions)
                .hasSize(4)
                .allSatisfy(ids -> assertThat(ids).isNotEmpty().isSubsetOf(known));
    }

    private Sent page(String time, String campaign, String visitor) {
        return event(
                time,
                EventType.PAGE_VISITED,
                "host",
                Map.of("campaignId", campaign, "hostId", "host", "visitorId", visitor, "url", "https://x.example"));
    }

    private Sent entrypoint(String time, EventType type, String id, String name, String visitor) {
        return event(
                time,
                type,
                id,
                Map.of("campaignId", "c", "name", name, "entrypointType", "button", "visitorId", visitor));
    }

    private Sent invite(String time, EventType type, String filter, String name, String visitor) {
        return event(time, type, filter, Map.of("campaignId", "c", "filterName", name, "visitorId", visitor));
    }

    private Sent event(String time, EventType type, String subject, Map<String, Object> data) {
        return new Sent(type, subject, "e" + ++sent, Instant.parse("2026-03-02T" + time + ":00Z"), data);
    }

    private void chat(String id, String time, String entrypoint, Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>(Map.of("campaign_id", "c", "entrypoint_id", entrypoint));
        facts.putAll(more);
        account.conversation(id, Instant.parse("2026-03-02T" + time + ":00Z"), facts);
    }

    private JsonPath report(String query) {
        return report(account, query);
    }

    private static JsonPath report(TestAccount of, String query) {
        return of.as(Role.VIEWER)
                .urlEncodingEnabled(false)
                .get(ADDRESS + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String component(String id) {
        return "components.find { it.id == '" + id + "' }";
    }

    /** The rows of a table, the cells of each with spaces between them. */
    private static List<String> text(JsonPath report, String id) {
        List<List<Object>> rows = report.getList(component(id) + ".rows");
        return rows.stream()
                .map(row -> String.join(" ", row.stream().map(String::valueOf).toList()))
                .toList();
    }
}
