package io.colloquy.report.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConversationsReportTest {
    private static final String ADDRESS = "/v1/reports/conversations";
    private static final String WEEK = "from=2026-03-02&to=2026-03-09&";

    /** A Monday. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    /** Metrics 2.6, example 13. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 2024-01-14, 1, 5",
        "Etc/GMT%2B8, 2024-01-14, 3, 3",
        "Asia/Tokyo, 2024-01-15, 4, 2",
    })
    void openingBelongsToTheDayOfTheZone(String zone, String first, long onFirst, long onSecond) {
        Instant start = Instant.parse("2024-01-14T23:00:00Z");
        for (int i = 0; i < 6; i++) {
            account.conversation("c" + i, start.plus(Duration.ofHours(4L * i)), Map.of());
        }

        JsonPath report = report("from=2024-01-13&to=2024-01-18&timezone=" + zone);

        assertThat(report.getList(component("opened_and_closed") + ".series[0].values", Long.class))
                .hasSize(5);
        var local = report.getList(component("opened_and_closed") + ".buckets.local", String.class).stream()
                .map(text -> text.substring(0, 10))
                .toList();
        int day = local.indexOf(first);
        assertThat(report.getLong(component("opened_and_closed") + ".series[0].values[" + day + "]"))
                .isEqualTo(onFirst);
        assertThat(report.getLong(component("opened_and_closed") + ".series[0].values[" + (day + 1) + "]"))
                .isEqualTo(onSecond);
        assertThat(report.getLong(component("opened") + ".count")).isEqualTo(6);
    }

    @Test
    void everyCloseCountsAtItsOwnTimeWithItsOwnSourceAndCategory() {
        Instant wednesday = MONDAY.plus(Duration.ofDays(2));
        account.conversation(
                "c1", MONDAY, Map.of("closed_at", wednesday, "closed_source", "bot", "category", "billing"));
        account.close("c1", 1, MONDAY.plusSeconds(60), "user", "sales");
        account.close("c1", 2, wednesday, "bot", "billing");

        JsonPath report = report(WEEK);
        JsonPath byUser = report(WEEK + "closedSource=user");
        JsonPath untilTuesday = report("from=2026-03-02&to=2026-03-03");

        assertThat(report.getLong(component("closed") + ".count")).isEqualTo(2);
        assertThat(report.getList(component("opened_and_closed") + ".series[1].values", Integer.class))
                .containsExactly(1, 0, 1, 0, 0, 0, 0);
        assertThat(groups(report, "closed_by_source")).isEqualTo("{bot=1, user=1}");
        assertThat(groups(report, "closed_by_category")).isEqualTo("{billing=1, sales=1}");
        assertThat(groups(byUser, "closed_by_category")).isEqualTo("{sales=1}");
        assertThat(groups(untilTuesday, "closed_by_source")).isEqualTo("{user=1}");
    }

    @Test
    void mergedAndTestConversationsAreInNoCount() {
        account.conversation("merged", MONDAY, Map.of("status", "merged"));
        account.close("merged", 1, MONDAY, "user", null);
        account.conversation("test", MONDAY, Map.of("environment", "test"));
        account.close("test", 1, MONDAY, "user", null);

        JsonPath production = report(WEEK);
        JsonPath test = report(WEEK + "environment=test");

        assertThat(production.getLong(component("opened") + ".count")).isZero();
        assertThat(production.getLong(component("closed") + ".count")).isZero();
        assertThat(test.getLong(component("opened") + ".count")).isEqualTo(1);
        assertThat(test.getLong(component("closed") + ".count")).isEqualTo(1);
    }

    @Test
    void heatMapIsByDayAndHourOfTheZoneAcrossAClockChange() {
        // Berlin: 02:30 twice on 2026-10-25, a Sunday, before and after the clocks went back.
        account.conversation("a", Instant.parse("2026-10-25T00:30:00Z"), Map.of());
        account.conversation("b", Instant.parse("2026-10-25T01:30:00Z"), Map.of());
        account.conversation("c", Instant.parse("2026-10-25T02:30:00Z"), Map.of());

        JsonPath report = report("from=2026-10-20&to=2026-10-27&timezone=Europe/Berlin&weekStart=sunday");

        String map = component("opened_heat_map");
        assertThat(report.getList(map + ".weekdays"))
                .containsExactly("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
        assertThat(report.getList(map + ".cells")).hasSize(7);
        assertThat(report.getList(map + ".cells[0]", Integer.class)).hasSize(24).startsWith(0, 0, 2, 1);
    }

    @Test
    void paidAdsAreSplitByNetworkAndGroupsWithoutAValueAreShown() {
        account.conversation("a", MONDAY, Map.of("opened_source", "paid_ads", "ad_network", "meta"));
        account.conversation("b", MONDAY, Map.of("opened_source", "paid_ads", "ad_network", "tiktok"));
        account.conversation("c", MONDAY, Map.of("opened_source", "paid_ads", "ad_network", "meta"));
        account.conversation("d", MONDAY, Map.of("opened_source", "user", "opened_channel", "email"));

        JsonPath report = report(WEEK);

        String source = component("opened_by_source");
        assertThat(report.getString(source + ".groups")).isEqualTo("""
                [[key:paid_ads, count:3, share:0.75, split:[[key:meta, count:2, share:0.6667], \
                [key:tiktok, count:1, share:0.3333]]], [key:user, count:1, share:0.25]]""");
        assertThat(groups(report, "opened_by_channel")).isEqualTo("{null=3, email=1}");
    }

    @Test
    void contactTypesComeAsCountsSeriesAndShares() {
        account.conversation("a", MONDAY, Map.of("contact_id", "ann"));
        account.conversation("b", MONDAY.plus(Duration.ofDays(1)), Map.of("contact_id", "ann"));
        account.conversation("c", MONDAY.plus(Duration.ofDays(1)), Map.of("contact_id", "bob"));

        JsonPath report = report("from=2026-03-02&to=2026-03-04");

        String types = component("opened_by_contact_type");
        assertThat(report.getString(types + ".series"))
                .isEqualTo("[[key:new, values:[1, 1]], [key:returning, values:[0, 1]]]");
        assertThat(report.getString(types + ".groups"))
                .isEqualTo("[[key:new, count:2, share:0.6667], [key:returning, count:1, share:0.3333]]");
    }

    @Test
    void filterOnWhatWasNotKnownAtTheOpeningIsNotApplicableToWhatWasOpened() {
        account.conversation("a", MONDAY, Map.of("first_assignee", "ann", "category", "sales"));
        account.close("a", 1, MONDAY, "user", "sales");

        ValidatableResponse report = account.as(Role.VIEWER)
                .get(ADDRESS + "?" + WEEK + "firstAssignee=ann&category=sales&openedChannel=none")
                .then()
                .statusCode(200);

        report.body(
                "components.findAll { it.notApplicable != null }.id",
                containsInAnyOrder(
                        "opened",
                        "opened_and_closed",
                        "opened_heat_map",
                        "opened_by_contact_type",
                        "opened_by_source",
                        "opened_by_channel"));
        report.body("components[0].notApplicable", contains("category", "firstAssignee"));
        report.body("components[0].keySet()", containsInAnyOrder("id", "title", "kind", "definition", "notApplicable"));
        report.body(component("closed") + ".count", equalTo(1));
    }

    @Test
    void nothingInTheRangeIsNoDataAndEveryBucketIsThere() {
        JsonPath report = report(WEEK);

        assertThat(report.getList("components.noData")).hasSize(11).containsOnly(true);
        assertThat(report.getList("components.notApplicable")).containsOnlyNulls();
        assertThat(report.getList(component("opened_and_closed") + ".series[0].values", Integer.class))
                .containsExactly(0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void everyComponentIsDefinedByMetricsOfTheCatalogue() {
        List<String> known =
                account.as(Role.VIEWER).get("/v1/metrics").jsonPath().getList("metrics.id");

        List<List<String>> definitions = report(WEEK).getList("components.definition");

        assertThat(definitions)
                .hasSize(11)
                .allSatisfy(ids -> assertThat(ids).isNotEmpty().isSubsetOf(known));
    }

    @Test
    void reportSaysWhatItIsAbout() {
        JsonPath report = report("from=2026-03-02&to=2026-03-09T12:00:00Z&interval=week&timezone=Asia/Tokyo");

        assertThat(report.getMap("range"))
                .isEqualTo(Map.of(
                        "from", "2026-03-01T15:00:00Z",
                        "to", "2026-03-09T12:00:00Z",
                        "timezone", "Asia/Tokyo",
                        "interval", "week",
                        "weekStart", "monday"));
    }

    @ParameterizedTest
    @CsvSource({
        "interval=decade, interval",
        "weekStart=someday, weekStart",
        "from=1970-01-01&to=2026-01-01&interval=hour, interval",
        "timezone=Mars/Olympus, timezone",
        "preset=last_year, preset",
        "from=2026-02-30&to=2026-03-02, from",
        "from=2026-03-02&to=2026-03-01, to",
        "colour=red, colour",
        "openedSource=magic, openedSource"
    })
    void badParameterIsNamed(String query, String field) {
        account.as(Role.VIEWER)
                .get(ADDRESS + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 200", "OPERATOR, 200", "ADMIN, 200", "INGEST, 403"})
    void viewersAndAboveSeeReports(Role role, int status) {
        account.as(role).get(ADDRESS).then().statusCode(status);
    }

    @Test
    void anotherAccountsConversationsAreInNoNumber() {
        account.conversation("a", MONDAY, Map.of());
        try (TestAccount other = TestAccount.create("UTC")) {
            other.as(Role.VIEWER)
                    .get(ADDRESS + "?" + WEEK)
                    .then()
                    .statusCode(200)
                    .body(component("opened") + ".count", equalTo(0));
        }
    }

    private JsonPath report(String query) {
        return account.as(Role.VIEWER)
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

    /** The counts by key, as text. */
    private static String groups(JsonPath report, String id) {
        return report.getString(component(id) + ".groups.collectEntries { [it.key, it.count] }")
                .replace(":", "=")
                .replace('[', '{')
                .replace(']', '}');
    }
}
