package io.colloquy.report.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class TranscriptResourceTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String ADDRESS = "/v1/conversations/{id}/transcript";

    private final TestAccount account = TestAccount.create("Asia/Tokyo");

    @BeforeEach
    void fill() {
        account.agent("a1", "Ann", "Lee", null);
        account.contact("k1", "Carl", null);
        account.conversation(
                "page/ä1",
                NINE,
                Map.of(
                        "contact_id", "k1",
                        "opened_channel", "whatsapp",
                        "status", "closed",
                        "closed_at", NINE.plusSeconds(1800),
                        "duration_total_ms", 1_800_999L));
        event(0, "conversation.opened", """
                {"source": "contact", "contactId": "k1", "channel": "whatsapp"}""");
        event(1, "message.received", """
                {"messageId": "m1", "channel": "whatsapp", "contactId": "k1", "text": "مرحبا 123",
                 "attachments": [{"name": "a.png", "contentType": "image/png", "url": "https://example.org/a.png"}]}""");
        event(2, "message.sent", """
                {"messageId": "m2", "channel": "whatsapp", "author": {"type": "user", "agentId": "a1"}, "text": "Helo"}""");
        event(3, "message.edited", "{\"messageId\": \"m2\", \"text\": \"Hello\"}");
        event(4, "note.added", "{\"agentId\": \"a1\", \"text\": \"careful\"}");
        event(30, "conversation.closed", "{\"source\": \"user\", \"by\": {\"type\": \"agent\", \"id\": \"a1\"}}");
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void textTellsTheWholeInTheAccountsZone() {
        Response answer = get("text/plain", "");

        assertThat(answer.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.asString()).isEqualTo("""
                Conversation page/ä1
                Contact: Carl, k1
                Channel: whatsapp
                Status: closed
                Opened: 2026-03-02 18:00:00 +09:00
                Closed: 2026-03-02 18:30:00 +09:00
                Duration: 0:30:00
                Interactions: 2
                Time zone: Asia/Tokyo

                2026-03-02 18:00:00 +09:00  Conversation opened (contact, whatsapp)

                2026-03-02 18:01:00 +09:00  Carl (customer), whatsapp
                    مرحبا 123
                    File: a.png (image/png) https://example.org/a.png

                2026-03-02 18:02:00 +09:00  Ann Lee (agent), whatsapp
                    Hello
                    Edited 2026-03-02 18:03:00 +09:00

                2026-03-02 18:04:00 +09:00  Ann Lee (agent): Internal note
                    careful

                2026-03-02 18:30:00 +09:00  Ann Lee (agent): Conversation closed (user)
                """);
    }

    @Test
    void timesAreOfTheZoneAskedFor() {
        assertThat(get("text/plain", "?timezone=America/Sao_Paulo").asString())
                .contains("Opened: 2026-03-02 06:00:00 -03:00", "Time zone: America/Sao_Paulo");
    }

    @Test
    void pdfTellsTheSame() throws IOException {
        Response answer = get("application/pdf", "");

        assertThat(answer.contentType()).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(answer.asByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Conversation page/ä1", "مرحبا", "Hello", "File: a.png", "careful", "Page 1 of 1");
        }
        assertThat(get("application/pdf", "").asByteArray()).isEqualTo(answer.asByteArray());
    }

    @Test
    void filesHaveNamesOfTheirConversation() {
        assertThat(get("application/pdf", "").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"conversation-page-_1.pdf\";"
                        + " filename*=UTF-8''conversation-page-%C3%A41.pdf");
        assertThat(get("text/plain", "").header("Content-Disposition")).contains("conversation-page-_1.txt");
        assertThat(get("text/plain", "").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void jsonHasTheHistory() {
        get("application/json", "?timezone=Europe/Berlin")
                .then()
                .body("conversationId", equalTo("page/ä1"))
                .body("timezone", equalTo("Europe/Berlin"))
                .body("contact.name", equalTo("Carl"))
                .body("duration.totalSeconds", equalTo(1800))
                .body("history.size()", equalTo(5))
                .body("history[1].at", equalTo("2026-03-02T09:01:00Z"))
                .body("history[2].message.text", equalTo("Hello"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "*/* | application/json",
                "text/* | text/plain",
                "application/* | application/json",
                "application/pdf;q=0.9, text/plain;q=0.5 | application/pdf",
                "application/json;q=0.1, text/plain | text/plain",
                "application/json;q=0, */*;q=0.5 | text/plain",
                "image/png, application/pdf;q=0.1 | application/pdf",
                "text/html, application/xhtml+xml, */*;q=0.8 | application/json"
            })
    void acceptChoosesTheForm(String accept, String form) {
        assertThat(get(accept, "").contentType()).startsWith(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"image/png", "text/html", "application/pdf;q=0"})
    void whatCannotBeServedIsNotAcceptable(String accept) {
        account.as(Role.OPERATOR)
                .accept(accept)
                .get(ADDRESS, "page/ä1")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void badZoneAndUnknownConversationAreProblemsInEveryForm() {
        for (String accept : new String[] {"application/json", "text/plain", "application/pdf"}) {
            account.as(Role.OPERATOR)
                    .accept(accept)
                    .get(ADDRESS + "?timezone=Europe/Bonn", "page/ä1")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].field", equalTo("timezone"));
            account.as(Role.OPERATOR)
                    .accept(accept)
                    .get(ADDRESS, "no-such")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void longConversationIsSentWhole() throws IOException {
        account.execute("""
                INSERT INTO events (account_id, event_key, subject_type, subject, type, occurred_at, received_at, source,
                                    event_id, data)
                SELECT ?, gen_random_uuid(), 'conversation', 'page/ä1', 'message.received',
                       timestamptz '2026-03-02 09:05:00Z' + n * interval '1 second', now(), 'urn:test', 'long-' || n,
                       json_build_object('messageId', 'long-' || n, 'channel', 'whatsapp', 'contactId', 'k1',
                                         'text', 'message number ' || n || ' end')
                FROM generate_series(1, 1400) n
                """, account.id());

        try (PDDocument document = Loader.loadPDF(get("application/pdf", "").asByteArray())) {
            String text = new PDFTextStripper().getText(document);
            for (int n = 1; n <= 1400; n++) {
                assertThat(text).contains("message number " + n + " end");
            }
        }
        assertThat(get("text/plain", "").asString()).contains("message number 1400 end");
    }

    private void event(int minute, String type, String data) {
        account.event("page/ä1", type, NINE.plus(Duration.ofMinutes(minute)), data);
    }

    private Response get(String accept, String query) {
        return account.as(Role.OPERATOR)
                .accept(accept)
                .get(ADDRESS + query, "page/ä1")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
