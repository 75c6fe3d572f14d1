package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.colloquy.export.ReportServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dataset transcripts (exports 4.3): which PDFs a zip holds, and what happens when they can't be had. */
@QuarkusTest
@QuarkusTestResource(ReportServiceResource.class)
class TranscriptFileTest extends ExportTest {
    private static final String TRANSCRIPTS = """
            {"dataset": "transcripts", "format": "pdf", "range": {"from": "2026-03-01", "to": "2026-03-31"}}""";

    HttpServer reportService;

    private Transcriber transcriber;

    @BeforeEach
    void serve() {
        transcriber = new Transcriber(account.id());
        reportService.createContext("/", transcriber);
    }

    @AfterEach
    void serveNoMore() {
        transcriber.release.countDown();
        reportService.removeContext("/");
    }

    @Test
    void zipHoldsAPdfForEachConversationOfTheRangeInOrder() throws IOException {
        // given: the range begins and ends at midnight of Tokyo
        account.conversation("b", "2026-03-02T09:00:00Z", Map.of());
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of());
        account.conversation("z", "2026-02-28T15:00:00Z", Map.of());
        account.conversation("early", "2026-02-28T14:59:59Z", Map.of());
        account.conversation("late", "2026-03-30T15:00:00Z", Map.of());
        account.conversation("trial", "2026-03-02T09:00:00Z", Map.of("environment", "test"));
        // when: an operator asks
        Response asked = account.ask("operator", TRANSCRIPTS.replace("}}", "}, \"timezone\": \"Asia/Tokyo\"}"));
        completeFacts();
        work();
        // then
        assertThat(asked.statusCode()).isEqualTo(202);
        UUID id = UUID.fromString(asked.jsonPath().getString("id"));
        Map<String, byte[]> entries = entries(id);
        assertThat(entries.keySet()).containsExactly("conversation-z.pdf", "conversation-a.pdf", "conversation-b.pdf");
        assertThat(text(entries.get("conversation-a.pdf")))
                .contains("Conversation a", Transcriber.ARABIC, "2026-03-02 18:00:00 +09:00");
        assertThat(job(id).getInt("rowsDone")).isEqualTo(3);
        assertThat(job(id).getInt("rowsTotal")).isEqualTo(3);
        assertThat(file(id).contentType()).isEqualTo("application/zip");
        assertThat(file(id).header("Content-Disposition")).contains("\"transcripts_2026-03-01_2026-03-30.zip\"");
        JsonPath manifest = manifest(id);
        assertThat(manifest.getString("dataset")).isEqualTo("transcripts");
        assertThat(manifest.getString("format")).isEqualTo("pdf");
        assertThat(manifest.getString("anchor")).isEqualTo("opened_at");
        assertThat(manifest.getLong("rows")).isEqualTo(3);
        assertThat(manifest.getList("columns")).isEmpty();
        assertThat(manifest.getMap("parts[0]")).doesNotContainKey("missing");
    }

    @Test
    void theOtherAnchorAndTheFilterPickConversations() throws IOException {
        // given
        account.conversation(
                "a", "2026-01-02T09:00:00Z", Map.of("closed_at", "2026-03-09T00:00:00Z", "opened_channel", "whatsapp"));
        account.conversation(
                "b", "2026-01-03T09:00:00Z", Map.of("closed_at", "2026-03-08T00:00:00Z", "opened_channel", "whatsapp"));
        account.conversation(
                "c", "2026-01-03T09:00:00Z", Map.of("closed_at", "2026-03-08T00:00:00Z", "opened_channel", "email"));
        account.conversation("open", "2026-03-02T09:00:00Z", Map.of("opened_channel", "whatsapp"));
        // when
        UUID id = made(TRANSCRIPTS.replace(
                "}}", "}, \"anchor\": \"closed_at\", \"filter\": {\"openedChannel\": [\"whatsapp\"]}}"));
        // then
        assertThat(entries(id).keySet()).containsExactly("conversation-b.pdf", "conversation-a.pdf");
    }

    @Test
    void idsThatAreNoFileNamesArriveWholeAndLeadNowhere() throws IOException {
        // given
        List<String> ids = List.of("../../etc/passwd", "Case", "case", "page/ä 1?x=%2F#+", "\\\\host\\share");
        ids.forEach(id -> account.conversation(id, "2026-03-02T09:00:00Z", Map.of()));
        // when
        UUID id = made(TRANSCRIPTS);
        // then
        Map<String, byte[]> entries = entries(id);
        assertThat(entries.keySet())
                .hasSize(ids.size())
                .allMatch(name -> name.matches("conversation-[A-Za-z0-9_~-]+\\.pdf"))
                .contains("conversation-case.pdf");
        StringBuilder texts = new StringBuilder();
        for (byte[] pdf : entries.values()) {
            texts.append(text(pdf));
        }
        assertThat(texts.toString())
                .contains(ids.stream().map(one -> "Conversation " + one).toList());
    }

    @Test
    void noConversationsMakeAnEmptyZip() throws IOException {
        // when
        UUID id = made(TRANSCRIPTS);
        // then
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        assertThat(entries(id)).isEmpty();
        assertThat(file(id).asByteArray()).startsWith('P', 'K', 5, 6);
        assertThat(manifest(id).getLong("rows")).isZero();
    }

    @Test
    void sameRequestGivesTheSameBytesAndAFewAreAskedForAtOnce() throws IOException {
        // given: more than a page of rows
        List<String> expected = conversations(20);
        // when
        UUID one = made(TRANSCRIPTS);
        UUID other = made(TRANSCRIPTS);
        // then
        assertThat(entries(one).keySet()).containsExactlyElementsOf(expected);
        assertThat(file(one).asByteArray()).isEqualTo(file(other).asByteArray());
        assertThat(transcriber.mostAtOnce.get()).isBetween(1, 4);
    }

    @Test
    void passingTroublesAreWaitedFor() throws IOException {
        // given
        List<String> expected = conversations(4);
        transcriber.trouble("c00", 503, 2);
        transcriber.trouble("c01", 500, 1);
        transcriber.trouble("c02", Transcriber.BROKEN_OFF, 2);
        transcriber.trouble("c03", 429, 1);
        // when
        UUID id = made(TRANSCRIPTS);
        // then
        assertThat(entries(id).keySet()).containsExactlyElementsOf(expected);
        assertThat(job(id).getInt("attempt")).isEqualTo(1);
    }

    @Test
    void reportServiceThatStaysAwayIsTheReasonOfTheFailure() {
        // given
        conversations(2);
        transcriber.alwaysTrouble("c01", 503);
        // when
        UUID id = made(TRANSCRIPTS);
        String afterOne = job(id).getString("state");
        String shown = job(id).getString("waitingFor");
        failToTheEnd(id, worker);
        // then
        assertThat(afterOne).isEqualTo("queued");
        assertThat(shown).contains("report-service");
        assertThat(job(id).getString("state")).isEqualTo("failed");
        assertThat(job(id).getString("problem.type")).isEqualTo("urn:colloquy:problem:report-service-away");
        assertThat(job(id).getString("problem.detail")).doesNotContain("Exception");
    }

    @Test
    void nobodyListeningIsReportServiceAway() {
        // given
        conversations(1);
        UUID id = account.export(TRANSCRIPTS);
        completeFacts();
        transcriber.breakOffEverything();
        // when
        work();
        // then
        assertThat(job(id).getString("state")).isEqualTo("queued");
        assertThat(job(id).getString("waitingFor")).contains("report-service");
    }

    @Test
    void transcriptThatCanNotBeMadeLeavesANoteInItsPlace() throws IOException {
        // given: one is gone, one fails, one breaks off every time
        conversations(4);
        transcriber.alwaysTrouble("c00", 404);
        transcriber.alwaysTrouble("c01", 500);
        transcriber.alwaysTrouble("c03", Transcriber.BROKEN_OFF);
        // when
        UUID id = made(TRANSCRIPTS);
        // then
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        Map<String, byte[]> entries = entries(id);
        assertThat(entries.keySet())
                .containsExactly(
                        "conversation-c00.missing.txt",
                        "conversation-c01.missing.txt",
                        "conversation-c02.pdf",
                        "conversation-c03.missing.txt");
        assertThat(new String(entries.get("conversation-c00.missing.txt"), StandardCharsets.UTF_8))
                .contains("c00", "there no more");
        assertThat(manifest(id).getLong("rows")).isEqualTo(4);
        assertThat(manifest(id).getList("parts[0].missing.conversationId")).containsExactly("c00", "c01", "c03");
        assertThat(manifest(id).getList("parts[0].missing.entry"))
                .contains("conversation-c01.missing.txt")
                .doesNotContainNull();
        assertThat(manifest(id).getString("parts[0].missing[1].reason")).contains("could not be made");
    }

    @Test
    void tooManyMissingOnesFailTheJob() {
        // given: three may be missing here
        conversations(5);
        List.of("c00", "c01", "c02", "c04").forEach(id -> transcriber.alwaysTrouble(id, 404));
        // when
        UUID id = made(TRANSCRIPTS);
        // then
        assertThat(job(id).getString("state")).isEqualTo("queued");
        assertThat(job(id).getString("waitingFor")).contains("More than 3 conversations");
    }

    @Test
    void stoppedWorkersJobIsFinishedByAnotherWithTheSameBytes() throws Exception {
        // given: an undisturbed file, and a worker that waits for a transcript in the middle
        conversations(9);
        String undisturbed = job(made(TRANSCRIPTS)).getString("sha256");
        UUID id = account.export(TRANSCRIPTS);
        completeFacts();
        transcriber.hold("c05");
        ExportWorker stopped = worker(new LongLane(1000, 1));
        var attempt = stopped.step().subscribeAsCompletionStage();
        assertThat(transcriber.held.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        // when
        stopped.stop().await().atMost(LONG);
        attempt.get(LONG.toSeconds(), TimeUnit.SECONDS);
        String between = job(id).getString("state");
        transcriber.release.countDown();
        work();
        // then
        assertThat(between).isEqualTo("queued");
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        assertThat(job(id).getString("sha256")).isEqualTo(undisturbed);
    }

    @Test
    void datasetIsListedAndSaysThatItHasNoColumns() {
        JsonPath datasets = account.as("operator").get("/v1/datasets").jsonPath();
        String transcripts = "datasets.find { it.id == 'transcripts' }";
        assertThat(datasets.getList(transcripts + ".columns")).isEmpty();
        assertThat(datasets.getList(transcripts + ".formats")).containsExactly("pdf");
        assertThat(datasets.getList(transcripts + ".anchors")).containsExactly("opened_at", "closed_at");
        assertThat(datasets.getString(transcripts + ".filters")).isEqualTo("conversation");
        assertThat(datasets.getList("datasets[0].formats")).containsExactly("csv", "xlsx", "ndjson", "parquet");
    }

    /** So many in the range, c00, c01 …; the names of their entries. */
    private List<String> conversations(int count) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "c%02d".formatted(i);
            account.conversation(id, "2026-03-02T09:00:00Z", Map.of());
            entries.add("conversation-" + id + ".pdf");
        }
        return entries;
    }

    private JsonPath manifest(UUID id) {
        return account.as("operator").get("/v1/exports/" + id + "/manifest").jsonPath();
    }

    private Map<String, byte[]> entries(UUID id) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file(id).asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entries.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return entries;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
