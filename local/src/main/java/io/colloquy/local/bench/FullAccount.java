package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An account that has something of everything: a row in each table that a backup has to hold. */
final class FullAccount implements AutoCloseable {
    private static final String LAYOUT = """
            {"id": "bench.least", "version": 1, "description": "A column of one's own", "locales": ["en"],
             "tables": [{"dataset": "conversations", "anchor": "opened_at",
                         "columns": [{"fact": "conversation_id", "header": {"en": "Ticket"}}]}]}
            """;

    private static final String EVENT = """
            {"specversion":"1.0","id":"%s","source":"urn:colloquy:bench","type":"%s","time":"2026-03-02T09:00:00Z",\
            "subject":"full-1","data":{"messageId":"%1$s","channel":"webchat","contactId":"ada","text":"%s"}}""";

    private final String key;
    private final ApiClient ingest;
    private final ApiClient export;
    private final WhatsAppDeliveries number;
    private long deliveries;
    private int oddEvents;

    /** @param key of an admin of the account */
    FullAccount(TemporaryStack stack, String key) {
        this.key = key;
        this.ingest = new ApiClient(stack.addresses().ingest(), key);
        this.export = new ApiClient(stack.addresses().export(), key);
        this.number = WhatsAppDeliveries.connect(stack.addresses().ingest(), key, "full");
    }

    /** Puts everything there but the bulk of its events. */
    void furnish() {
        ingest.put("/v1/settings", Map.of("exportMaxLive", 100)).success("The settings");
        ingest.put(
                        "/v1/calendars/account",
                        Map.of(
                                "zone",
                                "Europe/Berlin",
                                "frames",
                                List.of(Map.of("weekday", "monday", "from", "09:00", "to", "17:00"))))
                .success("The calendar");
        export.post("/v1/callback-secrets", new byte[0], Map.of()).success("The secret of callbacks");
        export.post("/v1/schedules", Map.of("cron", "0 6 * * 1", "export", preset()))
                .success("The schedule");
        export.post("/v1/links", Map.of("name", "bench", "export", preset())).success("The link");
        export.put("/v1/layouts/bench.least", LAYOUT.getBytes(StandardCharsets.UTF_8), "application/json")
                .success("The layout");
        Map<String, Object> called = new HashMap<>(ExportLoad.ALL_CONVERSATIONS);
        called.put("callbackUrl", "https://callbacks.invalid/");
        ExportRun.queue(export, called).follow(seen -> {});
        sendOdd();
    }

    /** Sends an event, the same with another text, one that nobody can read, and what a channel has to say. */
    void sendOdd() {
        String id = "odd-" + oddEvents++;
        String lines = String.join(
                "\n",
                EVENT.formatted(id, "message.received", "first"),
                EVENT.formatted(id, "message.received", "second"),
                EVENT.formatted(id + "-unknown", "no.such.type", ""),
                "");
        ingest.postEvents(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
                .success("Events of every kind");
        byte[] body = number.body(deliveries++);
        ingest.postRaw(number.path(), body, WhatsAppDeliveries.headers(body)).success("A webhook");
    }

    /** The ledger. */
    JsonNode books() {
        return ingest.get("/v1/ledger").success("The ledger");
    }

    /** The SHA-256 of the file of all conversations, made anew. */
    String file(Path directory) throws IOException {
        return FileDigest.sha256(ExportRun.queue(export, ExportLoad.ALL_CONVERSATIONS), directory);
    }

    String key() {
        return key;
    }

    @Override
    public void close() {
        ingest.close();
        export.close();
    }

    private static Map<String, Object> preset() {
        return Map.of("dataset", "conversations", "format", "csv", "preset", "last_7_days");
    }
}
