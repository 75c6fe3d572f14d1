package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.storage.S3Server;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Jobs whose files lie in a bucket (exports 4.1, storage). */
@QuarkusTest
@QuarkusTestResource(value = S3Server.class, restrictToAnnotatedClass = true)
class S3ExportTest extends ExportTest {
    private static final String WITH_SUMMARY = """
            {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-04-01"},
             "columns": ["conversation_id", "summary"]}""";
    private static final int ROWS = 14;
    private static final String MEGABYTE = "abcdefgh".repeat(128 * 1024);

    @Test
    void fileOfSeveralPartsIsServedWholeAndInParts() throws IOException {
        // given
        for (int i = 0; i < ROWS; i++) {
            account.conversation(
                    "c%02d".formatted(i),
                    "2026-03-02T09:%02d:00Z".formatted(i),
                    Map.of("summary", "%d %s".formatted(i, MEGABYTE)));
        }
        // when
        UUID id = made(WITH_SUMMARY);
        // then
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        Response whole = file(id);
        assertThat(whole.header("Content-Length")).isEqualTo("" + job(id).getLong("bytes"));
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(whole.asString()))
                .getRecords();
        assertThat(records).hasSize(ROWS);
        assertThat(records.getLast().get("summary")).isEqualTo("%d %s".formatted(ROWS - 1, MEGABYTE));
        assertThat(account.as("operator")
                        .header("Range", "bytes=0-14")
                        .get("/v1/exports/" + id + "/file")
                        .asString())
                .isEqualTo("conversation_id");
    }

    @Test
    void deletedFileIsGoneFromTheBucket() throws IOException {
        // given
        List<String> before = objects();
        UUID id = made(ALL);
        assertThat(objects()).hasSize(before.size() + 1);
        // when
        account.as("operator").delete("/v1/exports/" + id).then().statusCode(204);
        // then
        assertThat(file(id).statusCode()).isEqualTo(410);
        assertThat(objects()).containsExactlyInAnyOrderElementsOf(before);
    }

    private List<String> objects() throws IOException {
        return storage.namesWrittenBefore(Instant.now().plusSeconds(60));
    }
}
