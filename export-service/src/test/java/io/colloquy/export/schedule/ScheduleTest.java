package io.colloquy.export.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.export.ExportTestResources;
import io.colloquy.export.TestAccount;
import io.colloquy.export.job.StandingExports;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules: made by admins, each run one job (exports 4.1). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(ExportTestResources.class)
class ScheduleTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String EXPORT = """
            {"dataset": "conversations", "format": "csv", "preset": "yesterday", "columns": ["conversation_id"]}""";

    @Inject
    ScheduleStore store;

    @Inject
    StandingExports exports;

    @Inject
    ScheduleConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    private TestAccount account;

    @BeforeEach
    void begin() {
        account = TestAccount.create("Europe/Berlin");
        account.sql("UPDATE export_schedules SET paused = true");
    }

    @Test
    void scheduleShowsItsNextRunByTheAccountsZone() {
        JsonPath made = create("0 6 * * *");
        assertThat(made.getString("timezone")).isEqualTo("Europe/Berlin");
        assertThat(made.getString("name")).isEqualTo("0 6 * * *");
        Instant next = Instant.parse(made.getString("nextRunAt"));
        assertThat(next).isAfter(Instant.now());
        assertThat(next.atZone(java.time.ZoneId.of("Europe/Berlin")).getHour()).isEqualTo(6);
        assertThat(get(made).getString("export.preset")).isEqualTo("yesterday");
        assertThat(account.as("admin").get("/v1/schedules").jsonPath().getList("schedules.id"))
                .containsExactly(made.getString("id"));
    }

    @Test
    void dueRunMakesOneJobAndMovesOn() {
        // given
        JsonPath made = create("0 * * * *");
        Instant due = Instant.parse(made.getString("nextRunAt"));
        // when
        boolean early = runner().step(due.minusSeconds(1)).await().atMost(LONG);
        boolean ran = runner().step(due).await().atMost(LONG);
        boolean again = runner().step(due).await().atMost(LONG);
        // then
        assertThat(List.of(early, ran, again)).containsExactly(false, true, false);
        assertThat(jobs()).hasSize(1);
        JsonPath after = get(made);
        assertThat(after.getString("lastRunAt")).isEqualTo(due.toString());
        assertThat(after.getString("lastExportId")).isEqualTo(jobs().getFirst());
        assertThat(Instant.parse(after.getString("nextRunAt"))).isEqualTo(due.plus(1, ChronoUnit.HOURS));
    }

    @Test
    void replicasOfOneMomentMakeOneJob() {
        // given
        Instant due = Instant.parse(create("0 * * * *").getString("nextRunAt"));
        // when
        var one = runner().step(due).subscribeAsCompletionStage();
        var two = runner().step(due).subscribeAsCompletionStage();
        // then
        assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(true, false);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void replicaThatDiedAfterMakingTheJobLeavesOneJob() {
        // given: the job is made, the schedule was not moved on, and the lease has run out
        JsonPath made = create("0 * * * *");
        Instant due = Instant.parse(made.getString("nextRunAt"));
        runner().step(due).await().atMost(LONG);
        account.sql(
                "UPDATE export_schedules SET next_run_at = ?::timestamptz, last_job_id = NULL WHERE account_id = ?",
                due.toString(),
                account.id());
        // when
        boolean ran = runner().step(due).await().atMost(LONG);
        // then
        assertThat(ran).isTrue();
        assertThat(jobs()).hasSize(1);
        assertThat(get(made).getString("lastExportId")).isEqualTo(jobs().getFirst());
    }

    @Test
    void whatAPauseMissedRunsOnce() {
        // given
        JsonPath made = create("0 * * * *");
        Instant due = Instant.parse(made.getString("nextRunAt"));
        post(made, "pause");
        Instant later = due.plus(5, ChronoUnit.HOURS).plusSeconds(30);
        assertThat(runner().step(later).await().atMost(LONG)).isFalse();
        // when
        post(made, "resume");
        boolean ran = runner().step(later).await().atMost(LONG);
        boolean again = runner().step(later).await().atMost(LONG);
        // then
        assertThat(List.of(ran, again)).containsExactly(true, false);
        assertThat(jobs()).hasSize(1);
        assertThat(Instant.parse(get(made).getString("nextRunAt"))).isEqualTo(due.plus(6, ChronoUnit.HOURS));
    }

    @Test
    void accountWithTooManyLiveJobsGetsItsRunLater() {
        // given
        account.settings(30, 1, null);
        JsonPath made = create("0 * * * *");
        Instant due = Instant.parse(made.getString("nextRunAt"));
        String live = account.export(EXPORT).toString();
        // when
        runner().step(due).await().atMost(LONG);
        // then
        assertThat(get(made).getString("lastProblem")).contains("at most 1");
        assertThat(get(made).getString("nextRunAt")).isEqualTo(due.toString());
        assertThat(runner().step(due).await().atMost(LONG)).isFalse();
        account.as("operator").delete("/v1/exports/" + live);
        assertThat(runner().step(due.plusSeconds(61)).await().atMost(LONG)).isTrue();
        assertThat(get(made).getString("lastProblem")).isNull();
    }

    @Test
    void exportThatIsPossibleNoMoreSaysSoAndIsTriedAtTheNextRun() {
        // given
        JsonPath made = create("0 * * * *");
        Instant due = Instant.parse(made.getString("nextRunAt"));
        account.sql(
                "UPDATE export_schedules SET export = replace(export, 'conversation_id', 'gone') WHERE account_id = ?",
                account.id());
        // when
        runner().step(due).await().atMost(LONG);
        // then
        assertThat(get(made).getString("lastProblem")).isNotBlank();
        assertThat(Instant.parse(get(made).getString("nextRunAt"))).isAfter(due);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void otherTimesBeginAnewAndTheSameKeepWhatIsOwed() {
        // given
        JsonPath made = create("0 * * * *");
        account.sql(
                "UPDATE export_schedules SET next_run_at = '2026-01-01T00:00:00Z' WHERE account_id = ?", account.id());
        // when
        Response same = put(made, body("0 * * * *", EXPORT));
        Response other = put(made, body("5 * * * *", EXPORT));
        // then
        assertThat(same.jsonPath().getString("nextRunAt")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(Instant.parse(other.jsonPath().getString("nextRunAt"))).isAfter(Instant.now());
    }

    @Test
    void deletedScheduleRunsNoMore() {
        JsonPath made = create("0 * * * *");
        String path = "/v1/schedules/" + made.getString("id");
        assertThat(account.as("admin").delete(path).statusCode()).isEqualTo(204);
        assertThat(account.as("admin").get(path).statusCode()).isEqualTo(404);
        assertThat(runner().step(Instant.now().plus(2, ChronoUnit.HOURS))
                        .await()
                        .atMost(LONG))
                .isFalse();
    }

    @Test
    void scheduleOfAnotherAccountIsNotThere() {
        String path = "/v1/schedules/" + create("0 * * * *").getString("id");
        TestAccount other = TestAccount.create();
        assertThat(other.as("admin").get(path).statusCode()).isEqualTo(404);
        assertThat(other.as("admin").delete(path).statusCode()).isEqualTo(404);
        assertThat(other.as("admin").post(path + "/pause").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'export': EXPORT} | cron",
                "{'cron': 'daily', 'export': EXPORT} | cron",
                "{'cron': '0 0 31 2 *', 'export': EXPORT} | cron",
                "{'cron': '0 6 * * *', 'timezone': 'Mars', 'export': EXPORT} | timezone",
                "{'cron': '0 6 * * *', 'name': ' ', 'export': EXPORT} | name",
                "{'cron': '0 6 * * *'} | export",
                "{'cron': '0 6 * * *', 'export': {'dataset': 'conversations', 'format': 'csv'}} | export.preset",
                "{'cron': '0 6 * * *', 'export': {'dataset': 'none', 'format': 'csv', 'preset': 'today'}} | export.dataset",
                "{'cron': '0 6 * * *', 'export': {'range': {'from': '2026-01-01'}}} | export.range",
                "{'cron': '0 6 * * *', 'export': EXPORT, 'every': 1} | every"
            })
    void badMemberIsNamed(String body, String field) {
        Response refused = account.as("admin")
                .contentType(ContentType.JSON)
                .body(body.replace("EXPORT", EXPORT).replace('\'', '"'))
                .post("/v1/schedules");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("violations.field")).containsExactly(field);
    }

    /** Another replica. */
    private ScheduleRunner runner() {
        return new ScheduleRunner(store, exports, config, json, clock);
    }

    private JsonPath create(String cron) {
        return account.as("admin")
                .contentType(ContentType.JSON)
                .body(body(cron, EXPORT))
                .post("/v1/schedules")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private Response put(JsonPath schedule, String body) {
        return account.as("admin")
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/schedules/" + schedule.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private void post(JsonPath schedule, String step) {
        account.as("admin")
                .post("/v1/schedules/" + schedule.getString("id") + "/" + step)
                .then()
                .statusCode(200);
    }

    private JsonPath get(JsonPath schedule) {
        return account.as("admin")
                .get("/v1/schedules/" + schedule.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> jobs() {
        return account.as("operator").get("/v1/exports").jsonPath().getList("exports.id", String.class);
    }

    private static String body(String cron, String export) {
        return "{\"cron\": \"" + cron + "\", \"export\": " + export + "}";
    }
}
