package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, hours and weeks of zones whose clocks change or stand aside, through {@code POST /v1/query} (metrics 2.5). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class QueryBucketsTest {
    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    /** One conversation in every quarter of an hour around the day: a day has as many as it has quarters. */
    @ParameterizedTest
    @CsvSource({
        "2019-03-31, Europe/Berlin, 92, 23",
        "2019-10-27, Europe/Berlin, 100, 25",
        "2019-06-01, Europe/Berlin, 96, 24",
        "2026-03-02, Asia/Kathmandu, 96, 24",
        "2026-04-05, Australia/Lord_Howe, 98, 24",
        "2026-10-04, Australia/Lord_Howe, 94, 24"
    })
    void dayHoldsWhatHappenedBetweenItsMidnights(LocalDate day, ZoneId zone, int quarters, int hours) {
        Instant midnight = day.atStartOfDay(zone).toInstant();
        for (int i = -4; i < 108; i++) {
            account.conversation("c" + i, midnight.plus(Duration.ofMinutes(15L * i)), Map.of());
        }

        JsonPath days = ask(day, day.plusDays(1), zone, "\"interval\":\"day\"");
        JsonPath ofHours = ask(day, day.plusDays(1), zone, "\"interval\":\"hour\"");

        assertThat(days.getList("rows.collect { it[1] }", Integer.class)).containsExactly(quarters);
        List<Integer> counts = ofHours.getList("rows.collect { it[1] }", Integer.class);
        assertThat(counts).hasSize(hours).allSatisfy(count -> assertThat(count).isBetween(2, 6));
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(quarters);
    }

    @ParameterizedTest
    @CsvSource({"monday, '2026-03-01 2026-03-02 2026-03-09', '0 1 0'", "sunday, '2026-03-01 2026-03-08', '1 0'"})
    void weekBeginsWhereAskedAndTheEmptyOnesAreThere(String weekStart, String starts, String counts) {
        account.conversation("c", Instant.parse("2026-03-04T12:00:00Z"), Map.of());

        JsonPath weeks = ask(
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 12),
                ZoneId.of("America/New_York"),
                "\"interval\":\"week\",\"weekStart\":\"" + weekStart + "\"");

        assertThat(weeks.getList("rows.collect { it[0].substring(0, 10) }", String.class))
                .containsExactly(starts.split(" "));
        assertThat(weeks.getList("rows.collect { it[1].toString() }", String.class))
                .containsExactly(counts.split(" "));
    }

    /** Metrics 2.6, example 13. */
    @ParameterizedTest
    @CsvSource({"UTC, '0 1 5 0'", "Etc/GMT+8, '0 3 3 0'", "Asia/Tokyo, '0 0 4 2'"})
    void momentBelongsToTheDayOfTheZone(ZoneId zone, String counts) {
        Instant start = Instant.parse("2024-01-14T23:00:00Z");
        for (int i = 0; i < 6; i++) {
            account.conversation("c" + i, start.plus(Duration.ofHours(4L * i)), Map.of());
        }

        JsonPath days = ask(LocalDate.of(2024, 1, 13), LocalDate.of(2024, 1, 17), zone, "\"groupBy\":[\"time\"]");

        assertThat(days.getList("rows.collect { it[1].toString() }", String.class))
                .containsExactly(counts.split(" "));
    }

    @Test
    void monthStandsBesideAsManyDaysBeforeItUnlessItIsAskedAsAMonth() {
        account.conversation("c", Instant.parse("2026-03-31T12:00:00Z"), Map.of());
        account.conversation("d", Instant.parse("2026-01-29T12:00:00Z"), Map.of());

        JsonPath months = ask(
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 4, 1),
                ZoneId.of("UTC"),
                "\"interval\":\"month\",\"compareWith\":\"previous_period\"");
        JsonPath weeks = ask(
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 4, 1),
                ZoneId.of("UTC"),
                "\"interval\":\"week\",\"compareWith\":\"previous_period\"");

        assertThat(months.getString("rows")).isEqualTo("[[2026-03-01T00:00Z, 1, 1]]");
        assertThat(months.getString("previous.from")).isEqualTo("2026-01-29T00:00:00Z");
        // The first week has one day, a Sunday; beside it is one day too.
        assertThat(weeks.getString("rows[0]")).isEqualTo("[2026-03-01T00:00Z, 0, 1]");
        assertThat(weeks.getList("rows")).hasSize(6);
    }

    private JsonPath ask(LocalDate from, LocalDate to, ZoneId zone, String more) {
        return account.as(Role.VIEWER)
                .contentType(ContentType.JSON)
                .body("""
                        {"metrics":[{"metric":"conversations_opened"}],"range":{"from":"%s","to":"%s"},
                         "timezone":"%s",%s}""".formatted(from, to, zone.getId(), more))
                .post("/v1/query")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
