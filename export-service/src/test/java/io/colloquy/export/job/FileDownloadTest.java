package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Fetching the file: conditions, parts, and when there is none (exports 4.1). */
@QuarkusTest
class FileDownloadTest extends ExportTest {
    private static final String CONTENT = "conversation_id,first_response_time\r\na,\r\n";

    @Test
    void wholeFileComesWithItsHeaders() {
        // given
        UUID id = aFile();
        // when
        Response response = file(id);
        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEqualTo(CONTENT);
        assertThat(response.header("Content-Length")).isEqualTo("" + CONTENT.length());
        assertThat(response.header("Transfer-Encoding")).isNull();
        assertThat(response.header("ETag")).isEqualTo('"' + job(id).getString("sha256") + '"');
        assertThat(response.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(response.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.header("Content-Disposition"))
                .startsWith("attachment; filename=\"conversations_2026-03-01_2026-03-31.csv\"");
    }

    @Test
    void partIsServed() {
        // given
        UUID id = aFile();
        // when
        Response response = ask(id, Map.of("Range", "bytes=12-14"));
        // then
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.asString()).isEqualTo("_id");
        assertThat(response.header("Content-Range")).isEqualTo("bytes 12-14/" + CONTENT.length());
        assertThat(response.header("Content-Length")).isEqualTo("3");
    }

    @Test
    void fileIsNotPackedOnItsWay() {
        // given
        UUID id = aFile();
        // when
        Response response = ask(id, Map.of("Accept-Encoding", "gzip", "Range", "bytes=0-3"));
        // then
        assertThat(response.header("Content-Encoding")).isIn(null, "identity");
        assertThat(response.header("Content-Length")).isEqualTo("4");
    }

    @Test
    void rangeBeyondTheEndIsRefusedWithTheLength() {
        // given
        UUID id = aFile();
        // when
        Response response = ask(id, Map.of("Range", "bytes=1000-"));
        // then
        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.header("Content-Range")).isEqualTo("bytes */" + CONTENT.length());
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:colloquy:problem:range-not-satisfiable");
    }

    @Test
    void unchangedFileIsNotSentAgain() {
        // given
        UUID id = aFile();
        // when
        Response response = ask(id, Map.of("If-None-Match", file(id).header("ETag")));
        // then
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.asByteArray()).isEmpty();
    }

    @Test
    void partOfAnotherVersionGivesTheWholeFile() {
        // given
        UUID id = aFile();
        // when
        Response response = ask(id, Map.of("Range", "bytes=0-3", "If-Range", "\"another\""));
        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEqualTo(CONTENT);
    }

    @Test
    void partOfThisVersionIsServed() {
        // given
        UUID id = aFile();
        // when
        Response response = ask(id, Map.of("Range", "bytes=0-3", "If-Range", file(id).header("ETag")));
        // then
        assertThat(response.statusCode()).isEqualTo(206);
    }

    @Test
    void headTellsTheLengthAlone() {
        // given
        UUID id = aFile();
        // when
        Response response = account.as("operator").head("/v1/exports/" + id + "/file");
        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Content-Length")).isEqualTo("" + CONTENT.length());
    }

    @Test
    void queuedJobHasNoFileYet() {
        // given
        UUID id = account.export(ALL);
        // when
        Response response = file(id);
        // then
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:colloquy:problem:not-ready");
        assertThat(account.as("operator").get("/v1/exports/" + id + "/manifest").statusCode())
                .isEqualTo(409);
    }

    @Test
    void deletedFileIsGone() {
        // given
        UUID id = aFile();
        // when
        int deleted = account.as("operator").delete("/v1/exports/" + id).statusCode();
        // then
        assertThat(deleted).isEqualTo(204);
        assertThat(job(id).getString("state")).isEqualTo("expired");
        assertThat(file(id).statusCode()).isEqualTo(410);
        assertThat(account.as("operator").get("/v1/exports/" + id + "/manifest").statusCode())
                .isEqualTo(200);
    }

    private UUID aFile() {
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of());
        return made(ALL);
    }

    private Response ask(UUID id, Map<String, String> headers) {
        return account.as("operator").headers(headers).get("/v1/exports/" + id + "/file");
    }
}
