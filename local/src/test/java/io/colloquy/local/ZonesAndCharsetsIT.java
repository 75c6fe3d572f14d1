package io.colloquy.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks and letters that an executable has only if they were put into it. */
@ExtendWith(SharedStack.class)
class ZonesAndCharsetsIT {
    /** On either side of the half hour by which Lord Howe Island's clocks went back on 5 April 2026. */
    private static final List<String> MOMENTS =
            List.of("2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z", "2026-10-03T15:45:00Z");

    @TempDir
    private Path directory;

    private LocalStack.Account account;

    @BeforeEach
    void newAccount(LocalStack shared) {
        account = shared.newAccount();
    }

    @ParameterizedTest
    @CsvSource({
        "Australia/Lord_Howe, 2026-04-05T01:45:00+11:00, 2026-04-05T01:45:00+10:30, 2026-10-04T02:45:00+11:00",
        "Asia/Kathmandu, 2026-04-04T20:30:00+05:45, 2026-04-04T21:00:00+05:45, 2026-10-03T21:30:00+05:45",
        "America/St_Johns, 2026-04-04T12:15:00-02:30, 2026-04-04T12:45:00-02:30, 2026-10-03T13:15:00-02:30",
        "Pacific/Chatham, 2026-04-05T03:30:00+12:45, 2026-04-05T04:00:00+12:45, 2026-10-04T05:30:00+13:45"
    })
    void clocksAreThoseOfThePlace(String zone, String first, String second, String third) throws IOException {
        openAtTheMoments();

        String file = new String(
                account.exported(
                        Map.of(
                                "dataset",
                                "conversations",
                                "format",
                                "csv",
                                "range",
                                Map.of("from", "2026-04-01", "to", "2026-11-01"),
                                "timezone",
                                zone,
                                "columns",
                                List.of("opened_at")),
                        directory.resolve("file")),
                UTF_8);

        assertThat(file).isEqualTo("opened_at\r\n%s\r\n%s\r\n%s\r\n".formatted(first, second, third));
    }

    @Test
    void bucketsOfAReportAreThePlacesDays() {
        openAtTheMoments();
        try (ApiClient report = account.report()) {
            JsonNode answer = report.post(
                            "/v1/query",
                            Map.of(
                                    "metrics",
                                    List.of(Map.of("metric", "conversations_opened")),
                                    "range",
                                    Map.of("from", "2026-04-04", "to", "2026-04-07"),
                                    "interval",
                                    "day",
                                    "timezone",
                                    "Australia/Lord_Howe"))
                    .success("The query");

            List<String> rows = StreamSupport.stream(answer.path("rows").spliterator(), false)
                    .map(JsonNode::toString)
                    .toList();
            assertThat(rows)
                    .containsExactly(
                            "[\"2026-04-04T00:00+11:00\",0]",
                            "[\"2026-04-05T00:00+11:00\",2]",
                            "[\"2026-04-06T00:00+10:30\",0]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Grüße – €5",
        "ISO-8859-15, Déjà vu €",
        "KOI8-R, Где мой заказ?",
        "windows-1256, مرحبا",
        "Shift_JIS, 注文はどこですか",
        "ISO-2022-JP, 注文はどこですか",
        "EUC-KR, 주문 어디",
        "Big5, 訂單在哪裡",
        "GB18030, 订单在哪里",
        "IBM850, Größe",
        "UTF-16BE, Ünïcode 👋"
    })
    void mailIsReadInItsSendersCharacterSet(String charset, String text) {
        try (ApiClient ingest = account.ingest();
                ApiClient report = account.report()) {
            String connection = "mail-" + account.id();
            String secret = "user:s3cret";
            ingest.put(
                            "/v1/connections/" + connection,
                            Map.of(
                                    "channel",
                                    "email",
                                    "provider",
                                    "sendgrid",
                                    "name",
                                    "Mail",
                                    "secrets",
                                    List.of(secret)))
                    .success("Connecting");

            assertThat(ingest.postRaw(
                                    "/v1/channels/" + connection + "/webhook",
                                    mail(charset, text),
                                    Map.of(
                                            "Content-Type",
                                            "multipart/form-data; boundary=xYzZY",
                                            "Authorization",
                                            "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))))
                            .status())
                    .isEqualTo(200);
            account.awaitFacts();

            JsonNode page = report.get("/v1/conversations?from=2026-03-01&to=2026-03-08&timezone=UTC")
                    .success("The list");
            String id = page.at("/conversations/0/conversationId").asText();
            assertThat(id).as(page.toString()).isNotEmpty();
            JsonNode detail = report.get("/v1/conversations/" + URLEncoder.encode(id, UTF_8))
                    .success("The conversation");
            assertThat(StreamSupport.stream(detail.path("history").spliterator(), false)
                            .map(entry -> entry.at("/message/text").asText())
                            .filter(found -> !found.isEmpty()))
                    .containsExactly(text);
        }
    }

    private void openAtTheMoments() {
        StringBuilder lines = new StringBuilder();
        for (String moment : MOMENTS) {
            lines.append("""
                {"specversion":"1.0","id":"%1$s","source":"/test","type":"message.received","time":"%1$s",\
                "subject":"c-%1$s","data":{"messageId":"%1$s","channel":"webchat","contactId":"k"}}
                """.formatted(moment));
        }
        try (ApiClient ingest = account.ingest()) {
            ingest.postEvents(new ByteArrayInputStream(lines.toString().getBytes(UTF_8)))
                    .success("Sending");
        }
        account.awaitFacts();
    }

    /** As SendGrid posts a raw mail: the bytes of its text are of whatever character set its header names. */
    private static byte[] mail(String charset, String text) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        String base64 = Base64.getMimeEncoder().encodeToString(text.getBytes(Charset.forName(charset)));
        mail.writeBytes("""
            --xYzZY
            Content-Disposition: form-data; name="email"

            Received: by mx.sendgrid.net; Mon, 02 Mar 2026 11:45:00 +0000 (UTC)
            Message-ID: <%1$s@example.com>
            Date: Mon, 2 Mar 2026 11:45:00 +0000
            From: Ann <ann@example.com>
            Subject: A question
            To: help@parse.shop.example
            MIME-Version: 1.0
            Content-Type: text/plain; charset=%1$s
            Content-Transfer-Encoding: base64

            %2$s
            --xYzZY
            Content-Disposition: form-data; name="to"

            help@parse.shop.example
            --xYzZY
            Content-Disposition: form-data; name="envelope"

            {"to": ["help@parse.shop.example"], "from": "ann@example.com"}
            --xYzZY--
            """.formatted(charset, base64).replace("\n", "\r\n").getBytes(ISO_8859_1));
        return mail.toByteArray();
    }
}
