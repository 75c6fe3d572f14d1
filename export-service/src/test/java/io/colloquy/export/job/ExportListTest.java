package io.colloquy.export.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.TestAccount;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Following and ending exports, and who may (exports 4.1, API contract 05). */
@QuarkusTest
class ExportListTest extends ExportTest {
    private static final UUID UNKNOWN = new UUID(0, 0);

    @Test
    void pagesListEveryJobOnceNewestFirst() {
        // given
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(account.export(ALL).toString());
        }
        // when
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = list(cursor == null ? "limit=2" : "limit=2&cursor=" + cursor)
                    .jsonPath();
            listed.addAll(page.getList("exports.id", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        // then
        assertThat(listed).isEqualTo(newestFirst);
    }

    @Test
    void listIsNarrowedByState() {
        // given
        UUID cancelled = account.export(ALL);
        account.export(ALL);
        account.as("operator").delete("/v1/exports/" + cancelled);
        // when
        JsonPath page = list("state=cancelled").jsonPath();
        // then
        assertThat(page.getList("exports.id")).containsExactly(cancelled.toString());
    }

    @ParameterizedTest
    @CsvSource({"state=done, state", "limit=0, limit", "limit=501, limit", "cursor=x, cursor"})
    void badParameterIsNamed(String query, String field) {
        Response response = list(query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field")).containsExactly(field);
    }

    @Test
    void queuePositionCountsTheAccountsOlderJobs() {
        // given
        account.export(ALL);
        UUID second = account.export(ALL);
        TestAccount.create().export(ALL);
        // when
        int position = job(second).getInt("queuePosition");
        // then
        assertThat(position).isEqualTo(2);
    }

    @Test
    void finishedJobShowsItsCourse() {
        // given
        account.conversation("a", "2026-03-02T09:00:00Z", java.util.Map.of());
        // when
        JsonPath job = job(made(ALL));
        // then
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(job.getInt("percent")).isEqualTo(100);
        assertThat(job.getInt("rowsTotal")).isEqualTo(1);
        assertThat(job.getInt("attempt")).isEqualTo(1);
        assertThat(job.getString("startedAt")).isGreaterThan(job.getString("createdAt"));
        assertThat(job.getString("finishedAt")).isGreaterThan(job.getString("startedAt"));
        assertThat(job.getString("expiresAt")).isGreaterThan(job.getString("finishedAt"));
    }

    @Test
    void showingAJobWritesNothing() {
        // given
        UUID id = made(ALL);
        String version = account.value("SELECT xmin FROM export_jobs WHERE job_id = ?", id);
        // when
        job(id);
        list("limit=1");
        file(id);
        // then: a worker may write to the job at the same time
        assertThat(account.value("SELECT xmin FROM export_jobs WHERE job_id = ?", id))
                .isEqualTo(version);
    }

    @Test
    void cancelledQueuedJobIsNeverTaken() {
        // given
        UUID id = account.export(ALL);
        // when
        int status = account.as("operator").delete("/v1/exports/" + id).statusCode();
        // then
        completeFacts();
        work();
        assertThat(status).isEqualTo(204);
        assertThat(job(id).getString("state")).isEqualTo("cancelled");
        assertThat(file(id).statusCode()).isEqualTo(409);
    }

    @Test
    void endingTwiceChangesNothing() {
        // given
        UUID id = account.export(ALL);
        account.as("operator").delete("/v1/exports/" + id);
        // when
        int status = account.as("operator").delete("/v1/exports/" + id).statusCode();
        // then
        assertThat(status).isEqualTo(204);
        assertThat(job(id).getString("state")).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/file", "/manifest"})
    void anotherAccountsJobIsNotThere(String path) {
        // given
        UUID id = made(ALL);
        TestAccount other = TestAccount.create();
        // when
        Response response = other.as("admin").get("/v1/exports/" + id + path);
        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.asString()).doesNotContain(account.id());
    }

    @Test
    void anotherAccountsJobCannotBeEnded() {
        // given
        UUID id = account.export(ALL);
        // when
        Response response = TestAccount.create().as("admin").delete("/v1/exports/" + id);
        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(job(id).getString("state")).isEqualTo("queued");
    }

    @Test
    void anotherAccountsJobsAreNotListed() {
        // given
        account.export(ALL);
        // when
        JsonPath page = TestAccount.create().as("admin").get("/v1/exports").jsonPath();
        // then
        assertThat(page.getList("exports")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "x", "..%2F..%2Fetc"})
    void unknownJobIsNotFound(String id) {
        Response response = account.as("operator").urlEncodingEnabled(false).get("/v1/exports/" + id);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/exports",
                "/v1/exports/00000000-0000-0000-0000-000000000000",
                "/v1/exports/00000000-0000-0000-0000-000000000000/file",
                "/v1/exports/00000000-0000-0000-0000-000000000000/manifest",
                "/v1/datasets",
                "/v1/layouts"
            })
    void nobodyBelowOperatorReads(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer cq_live_unknown")
                        .get(path)
                        .statusCode())
                .isEqualTo(401);
        assertThat(account.as("ingest").get(path).statusCode()).isEqualTo(403);
        assertThat(account.as("viewer").get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyBelowOperatorWrites() {
        assertThat(given().delete("/v1/exports/" + UNKNOWN).statusCode()).isEqualTo(401);
        assertThat(account.as("viewer").delete("/v1/exports/" + UNKNOWN).statusCode())
                .isEqualTo(403);
        assertThat(account.ask("viewer", ALL).statusCode()).isEqualTo(403);
        assertThat(account.ask("ingest", ALL).statusCode()).isEqualTo(403);
        assertThat(given().header("Authorization", "Bearer " + InstallationKeys.ROOT)
                        .get("/v1/exports")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void cataloguesTellTypesAndUnits() {
        // when
        JsonPath datasets = account.as("operator").get("/v1/datasets").jsonPath();
        JsonPath layouts = account.as("operator").get("/v1/layouts").jsonPath();
        // then
        String duration = "datasets[0].columns.find { it.id == 'first_response_time' }";
        assertThat(datasets.getString(duration + ".type")).isEqualTo("duration");
        assertThat(datasets.getString(duration + ".unit")).isEqualTo("seconds");
        assertThat(datasets.getString(duration + ".description")).isNotBlank();
        assertThat(datasets.getList("datasets[0].columns.id")).doesNotContain("contact_type_sent");
        assertThat(layouts.getList("layouts.id"))
                .containsExactly(
                        "smartcare.export",
                        "conversation24.agent-activity",
                        "conversation24.agent-performance",
                        "conversation24.agents",
                        "conversation24.conversations",
                        "conversation24.automatic-invites",
                        "conversation24.hosts",
                        "conversation24.traffic",
                        "conversation24.slots",
                        "gladly.conversation-export",
                        "zenvia.conversations",
                        "respondio.conversations");
        String gladly = "layouts.find { it.id == 'gladly.conversation-export' }";
        assertThat(layouts.getList(gladly + ".tables[0].columns")).hasSize(53);
        assertThat(layouts.getString(gladly + ".tables[0].columns.find { it.id == 'handle_time' }.unit"))
                .isEqualTo("seconds");
    }

    private Response list(String query) {
        return account.as("operator").get("/v1/exports?" + query);
    }
}
