package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One customer's week on WhatsApp, as WhatsApp's own webhooks and the helpdesk's events tell it: via an ad, a bot, a
 * handover, agents, a template, media, statuses in the wrong order, a reaction, an edit, 26 hours of silence, and back.
 */
class WhatsAppIT {
    private static final String SECRET = "app secret \u00e9";
    private static final String CUSTOMER = "16315551181";
    private static final String CONTACT = "whatsapp:" + CUSTOMER;

    @TempDir
    private static Path directory;

    private static LocalStack stack;

    private final Instant start = Instant.now().minus(40, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @BeforeAll
    static void start() throws IOException {
        stack = new LocalStack(directory.resolve("installation"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void twentySixHoursOfSilenceMakeTwoConversationsWithTheirFacts() {
        LocalStack.Account account = stack.newAccount();
        String connection = "wa-" + account.id();
        try (ApiClient ingest = account.ingest();
                ApiClient report = account.report()) {
            connect(ingest, connection);
            play(ingest, connection);
            account.awaitFacts();

            List<JsonNode> conversations = conversations(report);

            assertThat(conversations).hasSize(2);
            JsonNode first = conversations.get(0);
            assertThat(first.path("openedAt").asText()).isEqualTo(at(0));
            assertThat(first.path("openedSource").asText()).isEqualTo("paid_ads");
            assertThat(first.path("openedChannel").asText()).isEqualTo("whatsapp");
            assertThat(first.path("connectionId").asText()).isEqualTo(connection);
            assertThat(first.path("contactId").asText()).isEqualTo(CONTACT);
            assertThat(first.path("contactName").asText()).isEqualTo("Zo\u00e9");
            assertThat(first.path("contactType").asText()).isEqualTo("new");
            assertThat(first.path("firstResponseTimeSeconds").asLong()).isEqualTo(62);
            assertThat(first.path("handoverToFirstResponseSeconds").asLong()).isEqualTo(42);
            assertThat(first.path("botHandovers").asLong()).isEqualTo(1);
            assertThat(first.path("responseCount").asLong()).isEqualTo(2);
            assertThat(first.path("averageResponseTimeSeconds").asLong()).isEqualTo(21);
            assertThat(first.path("inboundCount").asLong()).isEqualTo(2);
            assertThat(first.path("outboundCount").asLong()).isEqualTo(4);
            assertThat(first.path("status").asText()).isEqualTo("closed");
            assertThat(first.path("closedSource").asText()).isEqualTo("inactivity");
            assertThat(first.path("closedAt").asText()).isEqualTo(at(200 + 24 * 3600));
            assertThat(first.path("resolutionTimeSeconds").asLong()).isEqualTo(200 + 24 * 3600);
            JsonNode second = conversations.get(1);
            assertThat(second.path("openedAt").asText()).isEqualTo(at(200 + 26 * 3600));
            assertThat(second.path("openedSource").asText()).isEqualTo("contact");
            assertThat(second.path("contactType").asText()).isEqualTo("returning");
            assertThat(second.path("inboundCount").asLong()).isEqualTo(1);
            assertThat(second.path("status").asText()).isEqualTo("open");
            assertThat(second.path("unanswered").asBoolean()).isTrue();
            assertThat(messageOf(report, first, "wamid.agent1").path("status").asText())
                    .isEqualTo("read");
            assertThat(messageOf(report, first, "wamid.c1").path("text").asText())
                    .isEqualTo("Hello");
        }
    }

    private static void connect(ApiClient ingest, String connection) {
        ingest.put(
                        "/v1/connections/" + connection,
                        Map.of("channel", "whatsapp", "name", "Support", "secrets", List.of("old secret", SECRET)))
                .success("Connecting");
    }

    /** Deliveries neither in order nor each once, as the channel allows itself. */
    private void play(ApiClient ingest, String connection) {
        String ad = """
                "referral": {"source_url": "https://fb.me/1", "source_type": "ad", "source_id": "ad-7", "headline": "Spring", "ctwa_clid": "c"},""";
        String first = messages(message("wamid.c1", 0, ad + "\"type\": \"text\", \"text\": {\"body\": \"Hé\"}"));
        deliver(ingest, connection, first);
        event(ingest, connection, "message.sent", "b1", 5, """
                "messageId": "wamid.bot1", "channel": "whatsapp", "author": {"type": "bot", "botId": "guide"}, "text": "One moment"\
                """);
        event(ingest, connection, "bot.handover", "h1", 20, "\"fromBotId\": \"guide\"");
        deliver(ingest, connection, statuses(status("wamid.agent1", "read", 70)));
        deliver(ingest, connection, echo("wamid.agent1", 62, "Hello Zoé"));
        deliver(
                ingest,
                connection,
                statuses(status("wamid.agent1", "sent", 63), status("wamid.agent1", "delivered", 64)));
        event(ingest, connection, "message.sent", "t1", 120, """
                "messageId": "wamid.template1", "channel": "whatsapp", "author": {"type": "user", "agentId": "ann"}, "template": {"name": "order_update"}\
                """);
        deliver(
                ingest,
                connection,
                messages(
                        message(
                                "wamid.c2",
                                200 - 1,
                                "\"type\": \"image\", \"image\": {\"id\": \"m1\", \"mime_type\": \"image/jpeg\", \"caption\": \"this\"}")));
        deliver(ingest, connection, echo("wamid.agent2", 200, "Thanks"));
        deliver(
                ingest,
                connection,
                messages(
                        message(
                                "wamid.r1",
                                210,
                                "\"type\": \"reaction\", \"reaction\": {\"message_id\": \"wamid.agent2\", \"emoji\": \"👍\"}")));
        deliver(
                ingest,
                connection,
                messages(message(
                        "wamid.e1",
                        215,
                        "\"type\": \"edit\", \"edit\": {\"original_message_id\": \"wamid.c1\", \"message\": "
                                + "{\"type\": \"text\", \"text\": {\"body\": \"Hello\"}}}")));
        deliver(ingest, connection, first);
        deliver(
                ingest,
                connection,
                messages(message(
                        "wamid.c3", 200 + 26 * 3600, "\"type\": \"text\", \"text\": {\"body\": \"Hello again\"}")));
    }

    private static void deliver(ApiClient ingest, String connection, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ApiClient.Answer answer = ingest.postRaw(
                "/v1/channels/" + connection + "/webhook",
                bytes,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Hub-Signature-256",
                        "sha256=" + ChannelSignature.hex("HmacSHA256", SECRET, bytes)));
        assertThat(answer.status()).isEqualTo(200);
    }

    private void event(ApiClient ingest, String connection, String type, String id, long seconds, String data) {
        String line = """
                {"specversion": "1.0", "id": "%s", "source": "/helpdesk", "type": "%s", "time": "%s", \
                "data": {"connectionId": "%s", "contactId": "%s", %s}}
                """.formatted(id, type, at(seconds), connection, CONTACT, data);
        JsonNode answer = ingest.postEvents(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                .success("The helpdesk's event");
        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(1);
    }

    private static List<JsonNode> conversations(ApiClient report) {
        JsonNode page = report.get("/v1/conversations?from=2020-01-01&to=2100-01-01&sort=opened_at")
                .success("The list");
        return StreamSupport.stream(page.path("conversations").spliterator(), false)
                .toList();
    }

    private static JsonNode messageOf(ApiClient report, JsonNode conversation, String messageId) {
        String id = URLEncoder.encode(conversation.path("conversationId").asText(), StandardCharsets.UTF_8);
        JsonNode detail = report.get("/v1/conversations/" + id).success("The detail");
        return StreamSupport.stream(detail.path("history").spliterator(), false)
                .map(entry -> entry.path("message"))
                .filter(message -> message.path("messageId").asText().equals(messageId))
                .findFirst()
                .orElseThrow();
    }

    private String message(String id, long seconds, String content) {
        return """
                {"from": "%s", "id": "%s", "timestamp": "%d", %s}""".formatted(CUSTOMER, id, epoch(seconds), content);
    }

    private static String messages(String... messages) {
        return value("messages", """
                "contacts": [{"profile": {"name": "Zoé"}, "wa_id": "%s"}], "messages": [%s]\
                """.formatted(CUSTOMER, String.join(",", messages)));
    }

    private String echo(String id, long seconds, String text) {
        return value("smb_message_echoes", """
                "message_echoes": [{"from": "15550783881", "to": "%s", "id": "%s", "timestamp": "%d", "type": "text", "text": {"body": "%s"}}]\
                """.formatted(CUSTOMER, id, epoch(seconds), text));
    }

    private String status(String messageId, String status, long seconds) {
        return """
                {"id": "%s", "status": "%s", "timestamp": "%d", "recipient_id": "%s"}""".formatted(messageId, status, epoch(seconds), CUSTOMER);
    }

    private static String statuses(String... statuses) {
        return value("messages", "\"statuses\": [" + String.join(",", statuses) + "]");
    }

    private static String value(String field, String content) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [{"field": "%s", \
                "value": {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "15550783881", \
                "phone_number_id": "106540352242922"}, %s}}]}]}""".formatted(field, content);
    }

    private String at(long seconds) {
        return start.plusSeconds(seconds).toString();
    }

    private long epoch(long seconds) {
        return start.plusSeconds(seconds).getEpochSecond();
    }
}
