package io.colloquy.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.api.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every format of exports, as readers that have nothing to do with its writer see it. */
@ExtendWith(SharedStack.class)
class FormatsIT {
    private static final List<String> COLUMNS =
            List.of("conversation_id", "status", "first_response_time", "message_count", "contact_name");
    private static final List<List<String>> ROWS = List.of(
            COLUMNS, List.of("k1", "closed", "720", "2", "Zoë \"Z\", Åberg"), List.of("k2", "open", "", "1", "田中 さくら"));
    private static final String EVENTS = """
        {"id":"0","type":"contact.updated","subject":"zoe","time":"2026-03-02T08:00:00Z","data":{"name":"Zoë \\"Z\\", Åberg"}}
        {"id":"00","type":"contact.updated","subject":"sakura","time":"2026-03-02T08:00:00Z","data":{"name":"田中 さくら"}}
        {"id":"1","type":"message.received","subject":"k1","time":"2026-03-02T09:00:00Z","data":{"messageId":"1","channel":"webchat","contactId":"zoe","text":"Où est ma commande ? 👋 مرحبا"}}
        {"id":"2","type":"message.sent","subject":"k1","time":"2026-03-02T09:12:00Z","data":{"messageId":"2","channel":"webchat","author":{"type":"user","agentId":"ann"},"text":"Звоню вам"}}
        {"id":"3","type":"conversation.closed","subject":"k1","time":"2026-03-02T09:30:00Z","data":{"source":"user","by":{"type":"agent","id":"ann"}}}
        {"id":"4","type":"message.received","subject":"k2","time":"2026-03-02T10:00:00Z","data":{"messageId":"4","channel":"webchat","contactId":"sakura","text":"こんにちは"}}
        """;

    @TempDir
    private Path directory;

    private LocalStack stack;
    private LocalStack.Account account;

    @BeforeEach
    void fill(LocalStack shared) {
        stack = shared;
        account = stack.newAccount();
        String lines = EVENTS.replace("{\"id\"", "{\"specversion\":\"1.0\",\"source\":\"/test\",\"id\"")
                .replaceAll("\"time\":(\"[^\"]+\")", "\"time\":$1,\"collectedat\":$1");
        try (ApiClient ingest = account.ingest()) {
            assertThat(ingest.postEvents(new ByteArrayInputStream(lines.getBytes(UTF_8)))
                            .success("Sending")
                            .path("accepted")
                            .asInt())
                    .isEqualTo(6);
        }
        account.awaitFacts();
    }

    @Test
    void tablesHoldTheSameRowsInEveryFormat() throws Exception {
        assertThat(ExportedFile.csv(table("csv", Map.of()))).isEqualTo(ROWS);
        assertThat(ExportedFile.csv(ExportedFile.unpacked(table("csv", Map.of("compression", "gzip")))))
                .isEqualTo(ROWS);
        assertThat(ExportedFile.ndjson(table("ndjson", Map.of()))).isEqualTo(ROWS);
        assertThat(ExportedFile.ndjson(ExportedFile.unpacked(table("ndjson", Map.of("compression", "gzip")))))
                .isEqualTo(ROWS);
        assertThat(ExportedFile.xlsx(table("xlsx", Map.of())).values())
                .singleElement()
                .isEqualTo(ROWS);
        table("parquet", Map.of());
        assertThat(ExportedFile.parquet(target())).isEqualTo(ROWS);
    }

    @Test
    void layoutOfSeveralTablesIsAWorkbookOrAZip() throws IOException {
        Map<String, List<List<String>>> workbook = ExportedFile.xlsx(layout("xlsx"));
        Map<String, byte[]> zip = ExportedFile.entries(layout("csv"));

        assertThat(workbook.keySet()).containsExactly("Interactions", "Status changes", "Conversations");
        assertThat(zip).hasSize(3);
        List<List<List<String>>> tables = List.copyOf(workbook.values());
        int sheet = 0;
        for (byte[] entry : zip.values()) {
            assertThat(ExportedFile.csv(entry))
                    .hasSameSizeAs(tables.get(sheet++))
                    .hasSizeGreaterThan(1);
        }
        assertThat(new String(zip.values().iterator().next(), UTF_8))
                .contains("Où est ma commande ? 👋 مرحبا", "Звоню вам", "こんにちは");
    }

    @Test
    void everyLayoutAndDatasetMakesAFile() throws IOException {
        try (ApiClient export = account.export()) {
            for (var layout : export.get("/v1/layouts").success("The layouts").path("layouts")) {
                String id = layout.path("id").asText();
                assertThat(account.exported(request(Map.of("layout", id, "format", "xlsx")), target()))
                        .as(id)
                        .startsWith('P', 'K');
            }
            for (var dataset :
                    export.get("/v1/datasets").success("The datasets").path("datasets")) {
                String id = dataset.path("id").asText();
                if (!id.equals("transcripts")) {
                    Map<String, Object> request = new HashMap<>(request(Map.of("dataset", id, "format", "csv")));
                    if (dataset.path("anchors").isEmpty()) {
                        request.keySet().removeAll(List.of("range", "timezone"));
                    }
                    assertThat(ExportedFile.csv(account.exported(request, target())))
                            .as(id)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void transcriptsAreReadableInEveryScript() throws Exception {
        Map<String, byte[]> zip = ExportedFile.entries(
                account.exported(request(Map.of("dataset", "transcripts", "format", "pdf")), target()));

        assertThat(zip.keySet()).containsExactly("conversation-k1.pdf", "conversation-k2.pdf");
        assertThat(ExportedFile.pdf(zip.get("conversation-k1.pdf")))
                .contains("Où est ma commande ?", "Звоню вам", "مرحبا");
        assertThat(ExportedFile.pdf(zip.get("conversation-k2.pdf"))).contains("Conversation k2");
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] alone = client.send(
                            HttpRequest.newBuilder(URI.create(stack.addresses().report()
                                            + "/v1/conversations/k1/transcript?timezone=UTC"))
                                    .header("Authorization", "Bearer " + account.key())
                                    .header("Accept", "application/pdf")
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            assertThat(alone).isEqualTo(zip.get("conversation-k1.pdf"));
        }
    }

    private byte[] table(String format, Map<String, ?> more) throws IOException {
        Map<String, Object> request =
                new HashMap<>(request(Map.of("dataset", "conversations", "format", format, "columns", COLUMNS)));
        request.putAll(more);
        return account.exported(request, target());
    }

    private byte[] layout(String format) throws IOException {
        return account.exported(request(Map.of("layout", "smartcare.export", "format", format)), target());
    }

    private Path target() {
        return directory.resolve("file");
    }

    private static Map<String, Object> request(Map<String, ?> what) {
        Map<String, Object> request = new HashMap<>(what);
        request.put("range", Map.of("from", "2026-03-01", "to", "2026-03-08"));
        request.put("timezone", "UTC");
        return request;
    }
}
