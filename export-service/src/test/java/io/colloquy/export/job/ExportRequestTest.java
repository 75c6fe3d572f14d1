package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking for an export: what is accepted, what is refused and how (exports 4.1, API contract 05). */
@QuarkusTest
class ExportRequestTest extends ExportTest {

    @Test
    void acceptedRequestIsAQueuedJob() {
        // when
        Response response = account.ask("operator", ALL.replace("2026-04-01", "2026-03-31"));
        // then
        assertThat(response.statusCode()).isEqualTo(202);
        String id = response.jsonPath().getString("id");
        assertThat(response.header("Location")).endsWith("/v1/exports/" + id);
        assertThat(response.jsonPath().getString("state")).isEqualTo("queued");
        assertThat(response.jsonPath().getInt("queuePosition")).isEqualTo(1);
        assertThat(response.jsonPath().getInt("attempt")).isZero();
        assertThat(response.jsonPath().getString("request.range.from")).isEqualTo("2026-03-01");
        assertThat(job(UUID.fromString(id)).getString("from")).isEqualTo("2026-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | dataset | is missing",
                "{} | format | is missing",
                "{} | range | is missing",
                "{'dataset': 'nonsense'} | dataset | conversations",
                "{'layout': 'nonsense'} | layout | GET /v1/layouts",
                "{'dataset': 1} | dataset | string",
                "{'format': 'pdf'} | format | parquet",
                "{'dataset': 'conversations', 'format': 'pdf'} | format | parquet",
                "{'layout': 'smartcare.export', 'format': 'pdf'} | format | parquet",
                "{'dataset': 'transcripts', 'format': 'csv'} | format | must be \"pdf\"",
                "{'dataset': 'transcripts', 'format': 'text'} | format | must be \"pdf\"",
                "{'dataset': 'transcripts'} | format | must be \"pdf\"",
                "{'dataset': 'transcripts', 'format': 'pdf', 'columns': ['conversation_id']} | columns | has none",
                "{'dataset': 'transcripts', 'format': 'pdf', 'columns': []} | columns | has none",
                "{'dataset': 'transcripts', 'format': 'pdf', 'durations': 'seconds'} | durations | no meaning",
                "{'dataset': 'transcripts', 'format': 'pdf', 'compression': 'gzip'} | compression | packed inside",
                "{'dataset': 'transcripts', 'format': 'pdf', 'csv': {'bom': true}} | csv | no meaning",
                "{'dataset': 'transcripts', 'format': 'pdf', 'anchor': 'active_at'} | anchor | closed_at",
                "{'dataset': 'conversations', 'format': 'xlsx', 'compression': 'gzip'} | compression | packed inside",
                "{'layout': 'smartcare.export', 'format': 'csv', 'compression': 'gzip'} | compression | packed inside",
                "{'dataset': 'conversations', 'format': 'ndjson', 'csv': {'bom': true}} | csv | no meaning",
                "{'dataset': 'status_changes', 'clock': 'collection'} | clock | both clocks",
                "{'layout': 'smartcare.export', 'clock': 'noon'} | clock | publication",
                "{'dataset': 'agents', 'anchor': 'at'} | anchor | no meaning",
                "{'dataset': 'conversations', 'columns': ['account']} | columns[0] | GET /v1/datasets",
                "{'dataset': 'conversations', 'anchor': 'active_at'} | anchor | closed_at",
                "{'compression': 'zip'} | compression | gzip",
                "{'callbackUrl': 'http://example.com'} | callbackUrl | must begin with https",
                "{'colums': []} | colums | not known",
                "{'range': {'from': '2026-03-01'}} | range.to | missing",
                "{'range': {'from': '2026-02-30', 'to': '2026-03-01'}} | range.from | existing date",
                "{'range': {'from': '2026-03-02', 'to': '2026-03-01'}} | range.to | after",
                "{'range': {'from': '2026-03-02', 'to': '2026-03-03', 'step': 1}} | range.step | not known",
                "{'range': '2026'} | range | object",
                "{'preset': 'last_year'} | preset | last_month",
                "{'preset': 'today', 'range': {'from': '2026-03-02', 'to': '2026-03-03'}} | preset | combined",
                "{'timezone': 'Mars/Olympus'} | timezone | IANA",
                "{'dataset': 'conversations', 'columns': ['conversation_id', 'secret']} | columns[1] | GET /v1/datasets",
                "{'dataset': 'conversations', 'columns': ['status', 'status']} | columns[1] | already",
                "{'dataset': 'conversations', 'columns': []} | columns | name a column",
                "{'columns': [1]} | columns[0] | string",
                "{'columns': 'status'} | columns | list",
                "{'csv': {'delimiter': '::'}} | csv.delimiter | one of",
                "{'csv': {'newline': 'cr'}} | csv.newline | crlf",
                "{'csv': {'bom': 'yes'}} | csv.bom | true or false",
                "{'csv': {'quote': 'x'}} | csv.quote | not known",
                "{'dataset': 'conversations', 'durations': 'minutes'} | durations | hh:mm:ss",
                "{'dataset': 'conversations', 'durations': '[hh:]mm:ss'} | durations | seconds",
                "{'dataset': 'conversations', 'anchor': 'first_assigned_at'} | anchor | closed_at",
                "{'locale': 'fr'} | locale | layout",
                "{'layout': 'respondio.conversations', 'locale': 'es'} | locale | fr",
                "{'layout': 'respondio.conversations', 'columns': ['status']} | columns | own columns",
                "{'layout': 'respondio.conversations', 'durations': 'seconds'} | durations | original",
                "{'layout': 'respondio.conversations', 'anchor': 'opened_at'} | anchor | closed_at",
                "{'layout': 'respondio.conversations', 'dataset': 'conversations'} | dataset | layout",
                "{'dataset': 'conversations', 'filter': {'colour': 'red'}} | filter.colour | no field",
                "{'dataset': 'conversations', 'filter': {'openedChannel': 'fax'}} | filter.openedChannel | one of",
                "{'dataset': 'conversations', 'filter': {'openedChannel': 7}} | filter.openedChannel | string",
                "{'name': ''} | name | 1 to 200"
            })
    void badFieldIsNamed(String body, String field, String message) {
        // when
        Response response = account.ask("admin", body.replace('\'', '"'));
        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        List<String> messages =
                response.jsonPath().getList("violations.findAll { it.field == '" + field + "' }.message");
        assertThat(messages).as(response.asString()).singleElement().asString().contains(message);
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        // when
        Response response = account.ask("admin", """
                {"dataset": "conversations", "format": "pdf", "preset": "never", "timezone": "X", "columns": ["x"]}""");
        // then
        assertThat(response.jsonPath().getList("violations.field"))
                .containsExactlyInAnyOrder("format", "preset", "timezone", "columns[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"x\"", "{\"dataset\": }"})
    void bodyThatIsNoObjectIsRefused(String body) {
        Response response = account.ask("admin", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("detail")).doesNotStartWith("HTTP");
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of("body"));
    }

    @Test
    void otherMediaTypeIsRefused() {
        Response response =
                account.as("admin").contentType(ContentType.TEXT).body(ALL).post("/v1/exports");
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void operatorsRangeIsLimited() {
        // when
        Response response = account.ask("operator", ALL);
        // then
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:colloquy:problem:range-too-long");
        assertThat(response.jsonPath().getInt("limitDays")).isEqualTo(30);
    }

    @Test
    void rawLogIsForAdmins() {
        // when
        String body = "{\"dataset\": \"events\", \"format\": \"csv\", \"preset\": \"today\"}";
        Response response = account.ask("operator", body);
        // then
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:colloquy:problem:dataset-for-admins");
        assertThat(account.ask("admin", body).statusCode()).isEqualTo(202);
    }

    @Test
    void operatorsThirtyDaysMayHaveAnHourMore() {
        // given: thirty days in Berlin with the end of summer time in them
        String body = ALL.replace("2026-03-01", "2026-10-05").replace("2026-04-01", "2026-11-04");
        // when
        Response response =
                account.ask("operator", body.replace("\"format\"", "\"timezone\": \"Europe/Berlin\", \"format\""));
        // then
        assertThat(response.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"this_month", "last_month", "last_30_days"})
    void operatorsPresetPasses(String preset) {
        String body = "{\"dataset\": \"conversations\", \"format\": \"csv\", \"preset\": \"%s\"}".formatted(preset);
        assertThat(account.ask("operator", body).statusCode()).isEqualTo(202);
    }

    @Test
    void adminMayAskForAnyRange() {
        assertThat(account.ask("admin", ALL.replace("2026-03-01", "2006-03-01")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void sixthLiveJobIsRefused() {
        // given
        for (int i = 0; i < 5; i++) {
            account.export(ALL);
        }
        // when
        Response response = account.ask("admin", ALL);
        // then
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.header("Retry-After")).isEqualTo("30");
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:colloquy:problem:too-many-exports");
    }

    @Test
    void endedJobMakesRoom() {
        // given
        UUID first = account.export(ALL);
        for (int i = 0; i < 4; i++) {
            account.export(ALL);
        }
        account.as("operator").delete("/v1/exports/" + first);
        // when
        Response response = account.ask("admin", ALL);
        // then
        assertThat(response.statusCode()).isEqualTo(202);
    }

    @Test
    void sameKeyAndBodyIsTheSameJob() {
        // given
        Response first = ask("key", ALL);
        // when: members in another order
        Response second = ask("key", """
                {"columns": ["conversation_id", "first_response_time"], "format": "csv", "dataset": "conversations",
                 "range": {"to": "2026-04-01", "from": "2026-03-01"}}""");
        // then
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        // given
        ask("key", ALL);
        // when
        Response response = ask("key", ALL.replace("2026-03-01", "2026-03-02"));
        // then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:colloquy:problem:idempotency-key-reused");
    }

    @Test
    void keyIsForgottenAfterADay() {
        // given
        String first = ask("key", ALL).jsonPath().getString("id");
        account.sql(
                "UPDATE export_jobs SET created_at = created_at - interval '24 hours' WHERE job_id = ?::uuid", first);
        // when
        Response response = ask("key", ALL.replace("2026-03-01", "2026-03-02"));
        // then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.jsonPath().getString("id")).isNotEqualTo(first);
    }

    @Test
    void sameKeySentAtOnceMakesOneJob() throws Exception {
        // given
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> ask("key", ALL).jsonPath().getString("id"));
        }
        // when
        List<String> ids = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> answer : threads.invokeAll(requests)) {
                ids.add(answer.get());
            }
        }
        // then
        assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        assertThat(account.value("SELECT count(*) FROM export_jobs WHERE account_id = ?", account.id()))
                .isEqualTo("1");
    }

    @Test
    void keyOfAnotherAccountIsAnotherKey() {
        // given
        ask("key", ALL);
        var other = io.colloquy.export.TestAccount.create();
        // when
        Response response = other.as("admin")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "key")
                .body(ALL.replace("2026-03-01", "2026-03-02"))
                .post("/v1/exports");
        // then
        assertThat(response.statusCode()).isEqualTo(202);
    }

    @Test
    void presetIsSettledWhenTheJobIsMade() {
        // given
        UUID id = account.export("{\"dataset\": \"conversations\", \"format\": \"csv\", \"preset\": \"last_7_days\"}");
        // when
        Instant from = Instant.parse(job(id).getString("from"));
        Instant to = Instant.parse(job(id).getString("to"));
        // then
        assertThat(from.plusSeconds(7 * 24 * 3600)).isEqualTo(to);
        assertThat(to).isAfter(Instant.parse(job(id).getString("createdAt")));
    }

    private Response ask(String key, String body) {
        return account.as("admin")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/exports");
    }
}
