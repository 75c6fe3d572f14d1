package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is in the file and its manifest (exports 4.1 to 4.4). */
@QuarkusTest
class ExportFileTest extends ExportTest {

    @Test
    void fileHoldsTheRowsOfTheRangeInOrder() {
        // given
        account.conversation("b", "2026-03-02T09:00:00Z", Map.of("first_response_time_ms", "720999"));
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of());
        account.conversation("early", "2026-02-28T23:59:59Z", Map.of());
        account.conversation("late", "2026-04-01T00:00:00Z", Map.of());
        // when
        UUID id = made(ALL);
        // then
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        assertThat(file(id).asString()).isEqualTo("conversation_id,first_response_time\r\na,\r\nb,720\r\n");
    }

    @Test
    void manyPagesHoldEveryRowOnce() {
        // given: a page has 7 rows; many conversations of one instant, so that pages end within it
        StringBuilder expected = new StringBuilder("conversation_id,first_response_time\r\n");
        for (int i = 0; i < 30; i++) {
            String conversation = "c%02d".formatted(i);
            account.conversation(conversation, "2026-03-02T09:00:0" + i / 20 + "Z", Map.of());
            expected.append(conversation).append(",\r\n");
        }
        // when
        UUID id = made(ALL);
        // then
        assertThat(file(id).asString()).isEqualTo(expected.toString());
        assertThat(job(id).getInt("rowsDone")).isEqualTo(30);
    }

    @Test
    void everyColumnCanBeExported() {
        // given
        account.conversation("c", "2026-03-02T09:00:00Z", Map.of());
        // when
        UUID id = made("""
                {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-04-01"}}""");
        // then
        JsonPath datasets = account.as("operator").get("/v1/datasets").jsonPath();
        assertThat(file(id).asString().lines().findFirst().orElseThrow().split(","))
                .containsExactlyElementsOf(datasets.getList("datasets[0].columns.id"));
    }

    @Test
    void optionsShapeTheFile() {
        // given
        account.conversation(
                "c", "2026-03-02T09:00:00Z", Map.of("category", "=HYPERLINK(1)", "resolution_time_ms", "177825000"));
        // when
        UUID id = made("""
                {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-04-01"},
                 "timezone": "Europe/Berlin", "durations": "d:hh:mm:ss",
                 "csv": {"delimiter": ";", "bom": true, "newline": "lf"},
                 "columns": ["opened_at", "category", "resolution_time", "closed_at"]}""");
        // then
        assertThat(new String(file(id).asByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFopened_at;category;resolution_time;closed_at\n"
                        + "2026-03-02T10:00:00+01:00;'=HYPERLINK(1);2:01:23:45;\n");
    }

    @Test
    void datesBeginInTheZoneAskedFor() {
        // given
        account.conversation("before", "2026-02-28T22:59:59Z", Map.of());
        account.conversation("first", "2026-02-28T23:00:00Z", Map.of());
        // when
        UUID id = made("""
                {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-03-02"},
                 "timezone": "Europe/Berlin", "columns": ["conversation_id"], "csv": {"header": false}}""");
        // then
        assertThat(file(id).asString()).isEqualTo("first\r\n");
    }

    @Test
    void filterPicksRows() {
        // given
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of("opened_channel", "email"));
        account.conversation("b", "2026-03-02T09:00:00Z", Map.of("opened_channel", "sms"));
        account.conversation("c", "2026-03-02T09:00:00Z", Map.of("opened_channel", "email", "environment", "test"));
        // when
        UUID id = made("""
                {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-04-01"},
                 "filter": {"openedChannel": ["email"]}, "columns": ["conversation_id"], "csv": {"header": false}}""");
        // then
        assertThat(file(id).asString()).isEqualTo("a\r\n");
    }

    @Test
    void anchorCanBeTheClose() {
        // given
        account.conversation("a", "2026-02-01T09:00:00Z", Map.of("closed_at", "2026-03-05T09:00:00Z"));
        account.conversation("b", "2026-03-02T09:00:00Z", Map.of("closed_at", "2026-03-02T10:00:00Z"));
        account.conversation("open", "2026-03-02T09:00:00Z", Map.of());
        // when
        UUID id = made("""
                {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-04-01"},
                 "anchor": "closed_at", "columns": ["conversation_id"], "csv": {"header": false}}""");
        // then
        assertThat(file(id).asString()).isEqualTo("b\r\na\r\n");
    }

    @Test
    void packedFileHoldsTheSame() throws IOException {
        // given
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of());
        // when
        UUID id = made(ALL.replace("\"format\"", "\"compression\": \"gzip\", \"format\""));
        // then
        var response = file(id);
        assertThat(response.contentType()).isEqualTo("application/gzip");
        assertThat(response.header("Content-Encoding")).isIn(null, "identity");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(response.asByteArray())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8))
                .isEqualTo("conversation_id,first_response_time\r\na,\r\n");
    }

    @Test
    void sameRequestGivesTheSameBytes() {
        // given
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of("summary", "Grüße"));
        String packed = ALL.replace("\"format\"", "\"compression\": \"gzip\", \"format\"");
        // when
        UUID one = made(packed);
        UUID other = made(packed);
        // then
        assertThat(file(one).asByteArray()).isEqualTo(file(other).asByteArray());
        assertThat(job(one).getString("sha256")).isEqualTo(job(other).getString("sha256"));
    }

    @Test
    void manifestSaysWhatTheFileIs() {
        // given
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of());
        // when
        UUID id = made(ALL);
        // then
        JsonPath manifest =
                account.as("operator").get("/v1/exports/" + id + "/manifest").jsonPath();
        byte[] bytes = file(id).asByteArray();
        assertThat(manifest.getLong("rows")).isEqualTo(1);
        assertThat(manifest.getLong("bytes")).isEqualTo(bytes.length);
        assertThat(manifest.getString("sha256")).isEqualTo(sha256(bytes));
        assertThat(manifest.getString("watermark"))
                .isEqualTo(account.value("SELECT to_char(confirmed_at AT TIME ZONE 'UTC', "
                        + "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM aggregation_horizon"));
        assertThat(manifest.getList("columns.id")).containsExactly("conversation_id", "first_response_time");
        assertThat(manifest.getString("from")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(manifest.getString("to")).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(manifest.getString("timezone")).isEqualTo("UTC");
        assertThat(manifest.getString("anchor")).isEqualTo("opened_at");
        assertThat(manifest.getString("definitions")).hasSize(12);
        assertThat(manifest.getString("createdFrom.dataset")).isEqualTo("conversations");
    }

    @Test
    void layoutPrintsWhatTheOriginalPrints() throws IOException {
        // given: the expected file was written by hand
        Conversations.insertClosedOnes(account);
        String request = """
                {"layout": "respondio.conversations", "format": "csv", "timezone": "Europe/Paris", "locale": "%s",
                 "range": {"from": "2026-03-01", "to": "2026-04-01"}}""";
        // when
        UUID french = made(request.formatted("fr"));
        UUID english = made(request.formatted("en"));
        // then
        assertThat(file(french).asString()).isEqualTo(Conversations.golden("respondio.conversations.fr.csv"));
        assertThat(file(english).asString()).isEqualTo(Conversations.golden("respondio.conversations.en.csv"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
