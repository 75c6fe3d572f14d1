package io.colloquy.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.event.EventLineStream;
import io.colloquy.local.seed.SeedPlan;
import io.colloquy.local.seed.Traffic;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the three OpenAPI documents is answered, and each answer has the members that it always had: the
 * same from a jar and from an executable, where a class that was forgotten would come out empty.
 */
@ExtendWith(SharedStack.class)
class EveryOperationIT {
    private static final String UPDATE = "answers.update";
    private static final Path ANSWERS = LocalStack.HOME.resolve("local/src/test/resources/answers");
    private static final SeedPlan TRAFFIC = new SeedPlan(60, 7, 6, SeedPlan.DEFAULT_UNTIL);
    private static final String MARCH = "from=2026-03-01&to=2026-04-01&timezone=Europe/Berlin";
    private static final String SECRET = "a secret";
    private static final String EXPORT = """
        {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-04-01"},
         "columns": ["conversation_id", "opened_at"], "name": "march"}\
        """;
    private static final String YESTERDAY = """
        {"dataset": "conversations", "format": "csv", "preset": "yesterday", "columns": ["conversation_id"]}\
        """;

    /** Where workers look for something to do, whosever it is. */
    private static final Set<String> LOOKED_THROUGH_BY_WORKERS = Set.of(
            "connections",
            "conversation_facts",
            "export_callbacks",
            "export_jobs",
            "export_links",
            "export_schedules",
            "inbox_requests",
            "pending_batches",
            "rebuilds",
            "retired_generations");

    private LocalStack stack;
    private LocalStack.Account account;
    private String admin;

    @BeforeEach
    void newAccount(LocalStack shared) {
        stack = shared;
        account = stack.newAccount();
        admin = account.key();
    }

    @Test
    void everyOperationOfIngestServiceIsAnswered() throws IOException {
        try (Contract ingest = new Contract(Service.INGEST, stack.addresses().ingest())) {
            accountsAndKeys(ingest);
            settingsAndCalendars(ingest);
            events(ingest);
            connections(ingest);

            assertThat(ingest.uncalled()).isEmpty();
            compare(Service.INGEST, ingest);
        }
    }

    @Test
    void everyOperationOfReportServiceIsAnswered() throws IOException {
        seed();
        try (Contract report = new Contract(Service.REPORT, stack.addresses().report())) {
            report.call("GET /v1/watermark").key(admin).answers(200);
            String id = conversations(report);
            transcripts(report, id);
            catalogueAndQueries(report);
            for (String name : List.of(
                    "agents",
                    "backlog",
                    "conversations",
                    "messages",
                    "resolutions",
                    "responses",
                    "satisfaction",
                    "traffic")) {
                report.call("GET /v1/reports/" + name)
                        .key(admin)
                        .query(MARCH + "&interval=day")
                        .answers(200);
            }
            report.call("POST /v1/rebuild").key(admin).answers(202);
            report.call("GET /v1/rebuild").key(admin).answers(200);

            assertThat(report.uncalled()).isEmpty();
            compare(Service.REPORT, report);
        }
    }

    @Test
    void everyOperationOfExportServiceIsAnswered() throws IOException {
        seed();
        try (Contract export = new Contract(Service.EXPORT, stack.addresses().export())) {
            export.call("GET /v1/datasets").key(admin).answers(200);
            jobs(export);
            layouts(export);
            schedules(export);
            linksAndSecrets(export);

            assertThat(export.uncalled()).isEmpty();
            compare(Service.EXPORT, export);
        }
    }

    /**
     * Accounts share nothing, so that they may live on several servers (docs/operations.md, Past one PostgreSQL): whatever
     * is read for one account is read by it. Looked at are the statements of all operations, and of the work behind them.
     */
    @AfterAll
    static void everyStatementOfAnAccountReadsByAccount(LocalStack stack) throws IOException, SQLException {
        Set<String> tables = stack.accountTables();
        List<PlannedStatement> statements = stack.statements().stream()
                .filter(statement -> statement.reads().stream().anyMatch(read -> tables.contains(read.table())))
                .toList();
        Map<Boolean, List<PlannedStatement>> ofOne = statements.stream()
                .collect(partitioningBy(statement -> !statement.account().equals(PlannedStatement.EVERY_ACCOUNT)));

        assertThat(ofOne.get(true)).hasSizeGreaterThan(300);
        assertThat(readsOfEveryAccount(ofOne.get(true), tables)).isEmpty();
        assertThat(readsOfEveryAccount(ofOne.get(false), tables).keySet())
                .contains("pending_batches")
                .isSubsetOf(LOOKED_THROUGH_BY_WORKERS);
    }

    /** By table the statements that read it without saying of which account. */
    private static Map<String, Set<String>> readsOfEveryAccount(List<PlannedStatement> statements, Set<String> tables) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (PlannedStatement statement : statements) {
            for (PlannedStatement.Read read : statement.reads()) {
                if (tables.contains(read.table()) && !read.isByAccount()) {
                    found.computeIfAbsent(read.table(), any -> new TreeSet<>()).add(statement.text());
                }
            }
        }
        return found;
    }

    private void accountsAndKeys(Contract ingest) {
        String root = stack.addresses().rootKey();
        ingest.call("POST /v1/accounts")
                .key(root)
                .json("{\"id\": \"%s-2\", \"name\": \"Zoë & Co\", \"timezone\": \"Asia/Kathmandu\"}"
                        .formatted(account.id()))
                .answers(201);
        ingest.call("GET /v1/accounts").key(root).query("limit=1").answers(200);
        JsonNode key =
                ingest.call("POST /v1/keys").key(admin).json("""
                    {"name": "a viewer", "roles": ["viewer"], "expiresAt": "2040-01-01T00:00:00Z"}\
                    """).answers(201).json();
        ingest.call("GET /v1/keys").key(admin).answers(200);
        ingest.call("DELETE /v1/keys/{id}")
                .key(admin)
                .with(key.path("id").asText())
                .answers(204);
    }

    private void settingsAndCalendars(Contract ingest) {
        ingest.call("PUT /v1/settings").key(admin).json("""
            {"timezone": "America/Sao_Paulo", "weekStart": "sunday", "fcrWindowDays": 5}\
            """).answers(200);
        ingest.call("GET /v1/settings").key(admin).answers(200);
        ingest.call("PUT /v1/calendars/{id}")
                .key(admin)
                .with("account")
                .json("""
                    {"zone": "Australia/Lord_Howe", "frames": [{"weekday": "monday", "from": "09:00", "to": "18:00"}],
                     "holidays": [{"date": "2026-12-25", "name": "Christmas"}]}\
                    """)
                .answers(200);
        ingest.call("GET /v1/calendars/{id}").key(admin).with("account").answers(200);
        ingest.call("GET /v1/calendars").key(admin).answers(200);
        ingest.call("DELETE /v1/calendars/{id}").key(admin).with("account").answers(204);
    }

    private void events(Contract ingest) {
        Map<String, String> bodies = Map.of(
                "application/cloudevents+json", event("1"),
                "application/cloudevents-batch+json", "[" + event("2") + "]",
                "application/json", "[" + event("3") + "]",
                "application/x-ndjson", event("4") + "\n{}\n");
        bodies.forEach((type, body) ->
                ingest.call("POST /v1/events").key(admin).body(type, body).answers(200));
        ingest.call("POST /v1/conversations/{id}/close")
                .key(admin)
                .with("c 1/é")
                .json("{\"category\": \"Delivery\", \"summary\": \"Späte Lieferung\"}")
                .answers(200);
        ingest.call("GET /v1/ledger").key(admin).answers(200);
    }

    private void connections(Contract ingest) throws IOException {
        String id = "wa-" + account.id();
        ingest.call("PUT /v1/connections/{id}").key(admin).with(id).json("""
            {"channel": "whatsapp", "provider": "whatsapp_cloud", "name": "Support", "secrets": ["a secret"],
             "verifyToken": "verify", "environment": "test", "botAppIds": ["1"]}\
            """).answers(200);
        ingest.call("GET /v1/connections/{id}").key(admin).with(id).answers(200);
        ingest.call("GET /v1/connections").key(admin).answers(200);
        assertThat(ingest.call("GET /v1/channels/{connectionId}/webhook")
                        .with(id)
                        .query("hub.mode=subscribe&hub.verify_token=verify&hub.challenge=4711")
                        .answers(200)
                        .text())
                .isEqualTo("4711");
        byte[] delivery = WHATS_APP_OF_AN_UNKNOWN_KIND.getBytes(UTF_8);
        ingest.call("POST /v1/channels/{connectionId}/webhook")
                .with(id)
                .header("X-Hub-Signature-256", "sha256=" + ChannelSignature.hex("HmacSHA256", SECRET, delivery))
                .json(WHATS_APP_OF_AN_UNKNOWN_KIND)
                .answers(200);
        account.awaitFacts();
        JsonNode request = ingest.call("GET /v1/connections/{connectionId}/requests")
                .key(admin)
                .with(id)
                .answers(200)
                .json()
                .at("/requests/0");
        ingest.call("GET /v1/connections/{connectionId}/requests/{requestId}")
                .key(admin)
                .with(id)
                .with(request.path("id").asText())
                .answers(200);
        JsonNode refused = ingest.call("GET /v1/quarantine")
                .key(admin)
                .query("connectionId=" + id)
                .answers(200)
                .json()
                .at("/events/0");
        assertThat(refused.path("code").asText()).isEqualTo("unknown_kind");
        String entry = refused.path("id").asText();
        ingest.call("GET /v1/quarantine/{id}/raw").key(admin).with(entry).answers(200);
        ingest.call("POST /v1/quarantine/{id}/replay").key(admin).with(entry).answers(200);
        ingest.call("POST /v1/connections/{connectionId}/replay")
                .key(admin)
                .with(id)
                .json("{}")
                .answers(202);
        ingest.call("DELETE /v1/connections/{id}").key(admin).with(id).answers(204);
    }

    private String conversations(Contract report) {
        JsonNode page = report.call("GET /v1/conversations")
                .key(admin)
                .query(MARCH + "&limit=20&sort=opened_at")
                .answers(200)
                .json();
        String id = page.at("/conversations/0/conversationId").asText();
        for (JsonNode conversation : page.path("conversations")) {
            report.call("GET /v1/conversations/{id}")
                    .key(admin)
                    .with(conversation.path("conversationId").asText())
                    .answers(200);
        }
        report.call("GET /v1/conversations/{id}/lineage")
                .key(admin)
                .with(id)
                .query("metric=first_response_time")
                .answers(200);
        report.call("GET /v1/anomalies").key(admin).answers(200);
        report.call("GET /v1/changes")
                .key(admin)
                .query("since=2026-01-01T00:00:00Z&limit=5")
                .answers(200);
        return id;
    }

    private void transcripts(Contract report, String id) {
        for (String type : List.of("application/json", "text/plain", "application/pdf")) {
            assertThat(report.call("GET /v1/conversations/{id}/transcript")
                            .key(admin)
                            .with(id)
                            .header("Accept", type)
                            .answers(200)
                            .body())
                    .isNotEmpty();
        }
    }

    private void catalogueAndQueries(Contract report) {
        report.call("GET /v1/metrics").key(admin).answers(200);
        report.call("GET /v1/metrics/{id}")
                .key(admin)
                .with("first_response_time")
                .answers(200);
        String question = """
            "metrics": [{"metric": "conversations_closed"},
                        {"metric": "first_response_time", "aggregate": "percentile", "percentile": 90}],
            "range": {"from": "2026-03-01", "to": "2026-04-01"}\
            """;
        JsonNode answer = report.call("POST /v1/query")
                .key(admin)
                .json("{" + question + ", \"groupBy\": [\"channel\"], \"interval\": \"week\","
                        + " \"compareWith\": \"previous_period\", \"top\": 3}")
                .answers(200)
                .json();
        assertThat(answer.path("rows")).isNotEmpty();
        JsonNode ids = report.call("POST /v1/query/conversations")
                .key(admin)
                .json("{" + question + ", \"cell\": {\"column\": \"conversations_closed.count\"}}")
                .answers(200)
                .json();
        assertThat(ids.path("conversationIds")).isNotEmpty();
    }

    private void jobs(Contract export) {
        String id = export.call("POST /v1/exports")
                .key(admin)
                .header("Idempotency-Key", "once")
                .json(EXPORT)
                .answers(202)
                .json()
                .path("id")
                .asText();
        export.call("POST /v1/exports")
                .key(admin)
                .header("Idempotency-Key", "once")
                .json(EXPORT)
                .answers(200);
        assertThat(export.call("GET /v1/exports/{id}/events")
                        .key(admin)
                        .with(id)
                        .answers(200)
                        .text())
                .contains("\"succeeded\"");
        export.call("GET /v1/exports/{id}").key(admin).with(id).answers(200);
        export.call("GET /v1/exports").key(admin).query("state=succeeded").answers(200);
        export.call("GET /v1/exports/{id}/callback").key(admin).with(id).answers(404);
        assertThat(export.call("GET /v1/exports/{id}/file")
                        .key(admin)
                        .with(id)
                        .answers(200)
                        .text())
                .startsWith("conversation_id,opened_at\r\n");
        assertThat(export.call("GET /v1/exports/{id}/file")
                        .key(admin)
                        .with(id)
                        .header("Range", "bytes=0-11")
                        .answers(206)
                        .text())
                .isEqualTo("conversation");
        export.call("HEAD /v1/exports/{id}/file").key(admin).with(id).answers(200);
        export.call("GET /v1/exports/{id}/manifest").key(admin).with(id).answers(200);
        export.call("DELETE /v1/exports/{id}").key(admin).with(id).answers(204);
    }

    private void layouts(Contract export) {
        JsonNode list = export.call("GET /v1/layouts").key(admin).answers(200).json();
        assertThat(list.path("layouts")).hasSizeGreaterThan(3);
        export.call("PUT /v1/layouts/{id}")
                .key(admin)
                .with("acme.weekly")
                .body("application/yaml", """
                    id: acme.weekly
                    version: 3
                    description: One row a conversation
                    locales: [en]
                    tables:
                      - dataset: conversations
                        anchor: opened_at
                        columns:
                          - fact: conversation_id
                            header: {en: Ticket}
                    """)
                .answers(200);
        export.call("GET /v1/layouts/{id}").key(admin).with("acme.weekly").answers(200);
        assertThat(export.call("GET /v1/layouts/{id}/document")
                        .key(admin)
                        .with("acme.weekly")
                        .answers(200)
                        .text())
                .contains("header: {en: Ticket}");
        export.call("DELETE /v1/layouts/{id}").key(admin).with("acme.weekly").answers(204);
    }

    private void schedules(Contract export) {
        String body = "{\"name\": \"daily\", \"cron\": \"0 6 * * *\", \"export\": " + YESTERDAY + "}";
        String id = export.call("POST /v1/schedules")
                .key(admin)
                .json(body)
                .answers(201)
                .json()
                .path("id")
                .asText();
        export.call("GET /v1/schedules").key(admin).answers(200);
        export.call("PUT /v1/schedules/{id}").key(admin).with(id).json(body).answers(200);
        export.call("POST /v1/schedules/{id}/pause").key(admin).with(id).answers(200);
        export.call("POST /v1/schedules/{id}/resume").key(admin).with(id).answers(200);
        export.call("GET /v1/schedules/{id}").key(admin).with(id).answers(200);
        export.call("DELETE /v1/schedules/{id}").key(admin).with(id).answers(204);
    }

    private void linksAndSecrets(Contract export) {
        JsonNode link = export.call("POST /v1/links")
                .key(admin)
                .json("{\"name\": \"a link\", \"export\": " + YESTERDAY + "}")
                .answers(201)
                .json();
        String url = link.path("url").asText();
        String token = url.substring(url.lastIndexOf('/') + 1);
        assertThat(export.call("GET /l/{token}").with(token).answers(200).text())
                .isEqualTo("conversation_id\r\n");
        export.call("HEAD /l/{token}").with(token).answers(200);
        String id = link.path("id").asText();
        export.call("GET /v1/links/{id}").key(admin).with(id).answers(200);
        export.call("GET /v1/links").key(admin).answers(200);
        export.call("DELETE /v1/links/{id}").key(admin).with(id).answers(204);
        String secret = export.call("POST /v1/callback-secrets")
                .key(admin)
                .answers(201)
                .json()
                .path("id")
                .asText();
        export.call("GET /v1/callback-secrets").key(admin).answers(200);
        export.call("DELETE /v1/callback-secrets/{id}").key(admin).with(secret).answers(204);
    }

    private void seed() {
        try (ApiClient ingest = account.ingest()) {
            ingest.postEvents(new EventLineStream(new Traffic(TRAFFIC))).success("Sending");
        }
        account.awaitFacts();
    }

    private static void compare(Service service, Contract contract) throws IOException {
        Path file = ANSWERS.resolve(service.processName() + ".txt");
        if (System.getProperty(UPDATE) != null) {
            Files.createDirectories(ANSWERS);
            Files.write(file, contract.shapes());
        }
        Set<String> expected = new TreeSet<>(Files.readAllLines(file));
        assertThat(contract.shapes())
                .as("./mvnw verify -Dit.test=EveryOperationIT -D" + UPDATE + " writes " + file + " anew")
                .containsExactlyElementsOf(expected);
    }

    private static String event(String id) {
        return """
            {"specversion": "1.0", "id": "%s", "source": "/test", "type": "message.received", "subject": "c 1/é",\
             "time": "2026-03-02T09:00:00Z", "data": {"messageId": "m-%1$s", "channel": "webchat", "contactId": "k"}}\
            """.formatted(id);
    }

    private static final String WHATS_APP_OF_AN_UNKNOWN_KIND = """
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {\
        "messaging_product": "whatsapp", "metadata": {"display_phone_number": "15550001", "phone_number_id": "2"},\
        "messages": [{"from": "4915112345678", "id": "wamid.B", "timestamp": "1772442060", "type": "hologram"}]}}]}]}\
        """;
}
