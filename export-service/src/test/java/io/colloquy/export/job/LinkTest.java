package io.colloquy.export.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links, from their making to the file behind them (exports 4.1). */
@QuarkusTest
class LinkTest extends ExportTest {
    private static final String EXPORT = """
            {"dataset": "conversations", "format": "csv", "preset": "last_7_days", "columns": ["conversation_id", "status"]}""";

    @Inject
    ExportRetention retention;

    @Test
    void openLinkServesAFreshFileOfItsColumnsToWhoeverHasIt() {
        // given
        JsonPath link = create(EXPORT);
        account.conversation(
                "c-1", java.time.Instant.now().minusSeconds(3600).toString(), Map.of("summary", "not to be shown"));
        // when
        HttpResponse<String> answer = fetchWhileWorking(link);
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("conversation_id,status\r\nc-1,").doesNotContain("not to be shown");
        assertThat(answer.headers().firstValue("X-Robots-Tag").orElseThrow()).contains("noindex");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(shown(link).getInt("uses")).isEqualTo(1);
        assertThat(shown(link).getString("lastUsedAt")).isNotNull();
    }

    @Test
    void requestsOfOneMomentShareOneJob() {
        // given
        JsonPath link = create(EXPORT);
        // when
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(fetch(link));
        }
        workUntilDone(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
        // then: one job, or two if the moment's border lay in between
        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(account.as("operator").get("/v1/exports").jsonPath().getList("exports"))
                .hasSizeBetween(1, 2);
        assertThat(shown(link).getInt("uses")).isEqualTo(10);
    }

    @Test
    void jobOfALinkIsForgottenADayAfterItsEnd() {
        // given
        JsonPath link = create(EXPORT);
        fetchWhileWorking(link);
        UUID ofLink = UUID.fromString(
                account.value("SELECT last_job_id FROM export_links WHERE account_id = ?", account.id()));
        UUID other = made(ALL);
        account.sql(
                "UPDATE export_jobs SET expires_at = now(), finished_at = now() - interval '25 h' WHERE account_id = ?",
                account.id());
        // when
        retention.sweep().await().atMost(LONG);
        // then
        assertThat(account.as("operator").get("/v1/exports/" + ofLink).statusCode())
                .isEqualTo(404);
        assertThat(job(other).getString("state")).isEqualTo("expired");
    }

    @Test
    void tokenIsShownOnceAndNeverStored() {
        JsonPath link = create(EXPORT);
        String token = token(link);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(account.as("admin").get("/v1/links").asString())
                .contains(link.getString("id"))
                .doesNotContain(token);
        assertThat(account.value("SELECT export_links::text FROM export_links WHERE account_id = ?", account.id()))
                .doesNotContain(token);
    }

    @Test
    void addressBeginsAsTheSettingsSay() {
        account.settings(30, 5, "https://colloquy.example.com/base");
        assertThat(create(EXPORT).getString("url")).startsWith("https://colloquy.example.com/base/l/");
    }

    @Test
    void columnsAreThoseOfItsMaking() {
        JsonPath link = create("""
                {"dataset": "conversations", "format": "csv", "preset": "yesterday"}""");
        List<String> offered = account.as("operator")
                .get("/v1/datasets")
                .jsonPath()
                .getList("datasets.find { it.id == 'conversations' }.columns.id", String.class);
        assertThat(shown(link).getList("export.columns", String.class))
                .isEqualTo(offered)
                .isNotEmpty();
    }

    @Test
    void transcriptsHaveNoColumnsToKeep() {
        JsonPath link = create("""
                {"dataset": "transcripts", "format": "pdf", "preset": "yesterday"}""");
        assertThat(shown(link).getMap("export")).doesNotContainKey("columns");
    }

    @Test
    void guessedRevokedAndExpiredTokensGetTheSameAnswer() {
        // given
        JsonPath revoked = create(EXPORT);
        account.as("admin")
                .delete("/v1/links/" + revoked.getString("id"))
                .then()
                .statusCode(204);
        JsonPath expired = create(EXPORT);
        account.sql("UPDATE export_links SET expires_at = now() WHERE link_id = ?::uuid", expired.getString("id"));
        // when
        Response guess = given().get("/l/" + "A".repeat(43));
        Response one = given().get("/l/" + token(revoked));
        Response two = given().get("/l/" + token(expired));
        Response malformed = given().get("/l/x");
        // then
        for (Response answer : List.of(guess, one, two, malformed)) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("detail"))
                    .isEqualTo(guess.jsonPath().getString("detail"));
            assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        }
        assertThat(given().head("/l/" + token(revoked)).statusCode()).isEqualTo(404);
    }

    @Test
    void headMakesNothing() {
        JsonPath link = create(EXPORT);
        Response head = given().head("/l/" + token(link));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(account.as("operator").get("/v1/exports").jsonPath().getList("exports"))
                .isEmpty();
        assertThat(shown(link).getInt("uses")).isZero();
    }

    @Test
    void linkThatIsUsedTooOftenSaysWhenToComeBack() {
        // given: a minute that is used up
        JsonPath link = create(EXPORT);
        account.sql(
                "UPDATE export_links SET minute_began_at = now(), minute_uses = 30 WHERE account_id = ?", account.id());
        // when
        Response answer = given().get("/l/" + token(link));
        // then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("60");
        assertThat(shown(link).getInt("uses")).isZero();
        // and: another minute
        account.sql(
                "UPDATE export_links SET minute_began_at = now() - interval '61 s' WHERE account_id = ?", account.id());
        assertThat(fetchWhileWorking(link).statusCode()).isEqualTo(200);
    }

    @Test
    void accountWithTooManyLiveJobsMakesItsLinksWait() {
        account.settings(30, 1, null);
        JsonPath link = create(EXPORT);
        account.export(ALL);
        Response answer = given().get("/l/" + token(link));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.asString()).doesNotContain("limit").doesNotContain(account.id());
    }

    @Test
    void fileThatCannotBeMadeSaysNothingOfTheInsides() {
        // given
        JsonPath link = create(EXPORT);
        var answer = fetch(link);
        // when: the job is cancelled by somebody of the account
        String job = null;
        while (job == null) {
            List<String> jobs =
                    account.as("operator").get("/v1/exports").jsonPath().getList("exports.id");
            job = jobs.isEmpty() ? null : jobs.getFirst();
        }
        account.as("operator").delete("/v1/exports/" + job);
        // then
        assertThat(answer.join().statusCode()).isEqualTo(503);
        assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.join().body()).doesNotContain(job);
    }

    @Test
    void linkOfAnotherAccountIsNotThere() {
        String path = "/v1/links/" + create(EXPORT).getString("id");
        TestAccount other = TestAccount.create();
        assertThat(other.as("admin").get(path).statusCode()).isEqualTo(404);
        assertThat(other.as("admin").delete(path).statusCode()).isEqualTo(404);
        assertThat(account.as("admin").get(path).jsonPath().getString("revokedAt"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'export': EXPORT} | name",
                "{'name': 'n'} | export",
                "{'name': 'n', 'export': EXPORT, 'expiresAt': '2020-01-01T00:00:00Z'} | expiresAt",
                "{'name': 'n', 'export': {'dataset': 'events', 'format': 'csv', 'preset': 'today'}} | export.dataset",
                "{'name': 'n', 'export': {'layout': 'none', 'format': 'csv', 'preset': 'today'}} | export.layout",
                "{'name': 'n', 'export': {'dataset': 'conversations', 'format': 'csv'}} | export.preset"
            })
    void badMemberIsNamed(String body, String field) {
        Response refused = post(body.replace("EXPORT", EXPORT).replace('\'', '"'));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("violations.field")).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "ingest"})
    void onlyAdminsMakeLinks(String role) {
        assertThat(account.as(role).get("/v1/links").statusCode()).isEqualTo(403);
    }

    private JsonPath create(String export) {
        return post("{\"name\": \"for the website\", \"export\": " + export + "}")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private Response post(String body) {
        return account.as("admin").contentType(ContentType.JSON).body(body).post("/v1/links");
    }

    private JsonPath shown(JsonPath link) {
        return account.as("admin").get("/v1/links/" + link.getString("id")).jsonPath();
    }

    private static String token(JsonPath link) {
        String url = link.getString("url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> fetchWhileWorking(JsonPath link) {
        var answer = fetch(link);
        workUntilDone(answer);
        return answer.join();
    }

    private CompletableFuture<HttpResponse<String>> fetch(JsonPath link) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/l/" + token(link)))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private void workUntilDone(CompletableFuture<?> answers) {
        while (!answers.isDone()) {
            completeFacts();
            work();
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
}
