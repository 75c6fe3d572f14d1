package io.colloquy.report.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConversationDetailTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void historyIsToldInOrderWithNames() {
        account.agent("a1", "Ann", "Lee", null);
        account.name("bot", "b1", "Robbie");
        account.name("team", "t1", "Support");
        account.contact("k1", "Carl", null);
        account.conversation("c1", NINE, Map.of("contact_id", "k1", "resolution_time_ms", 1_800_000L));
        event(30, "conversation.closed", """
                {"source": "user", "by": {"type": "agent", "id": "a1"}, "teamId": "t1", "category": "sales",
                 "summary": "sold"}""");
        event(0, "conversation.opened", """
                {"source": "contact", "contactId": "k1", "channel": "whatsapp", "by": {"type": "customer", "id": "k1"}}""");
        event(1, "message.received", """
                {"messageId": "m1", "channel": "whatsapp", "contactId": "k1", "text": "Helo",
                 "attachments": [{"name": "a.png", "contentType": "image/png", "url": "media-1", "bytes": 12}]}""");
        event(2, "message.edited", "{\"messageId\": \"m1\", \"text\": \"Hello\"}");
        event(3, "message.sent", """
                {"messageId": "m2", "channel": "whatsapp", "author": {"type": "bot", "botId": "b1"}, "text": "Hi"}""");
        event(4, "bot.handover", "{\"fromBotId\": \"b1\"}");
        event(5, "conversation.assigned", """
                {"agentId": "a1", "teamId": "t1", "by": {"type": "rule", "id": "r1"}}""");
        event(6, "note.added", "{\"agentId\": \"a1\", \"text\": \"careful\"}");
        event(7, "message.sent", """
                {"messageId": "m3", "channel": "whatsapp", "author": {"type": "user", "agentId": "a1"},
                 "text": "Your order", "template": {"name": "order", "language": "en"}}""");
        event(8, "message.status", "{\"messageId\": \"m3\", \"status\": \"read\"}");
        event(9, "conversation.status_changed", """
                {"from": "open", "to": "pending", "by": {"type": "agent", "id": "a1"}}""");

        JsonPath detail = get("c1");

        assertThat(detail.getList("history.type"))
                .containsExactly(
                        "conversation.opened",
                        "message.received",
                        "message.sent",
                        "bot.handover",
                        "conversation.assigned",
                        "note.added",
                        "message.sent",
                        "conversation.status_changed",
                        "conversation.closed");
        assertThat(detail.getMap("history[1].by")).isEqualTo(actor("customer", "k1", "Carl"));
        assertThat(detail.getString("history[1].message.text")).isEqualTo("Hello");
        assertThat(detail.getBoolean("history[1].message.edited")).isTrue();
        assertThat(detail.getString("history[1].message.attachments[0].name")).isEqualTo("a.png");
        assertThat(detail.getMap("history[2].by")).isEqualTo(actor("bot", "b1", "Robbie"));
        assertThat(detail.getBoolean("history[3].details.toHumans")).isTrue();
        assertThat(detail.getMap("history[4].details"))
                .isEqualTo(Map.of("agentId", "a1", "agentName", "Ann Lee", "teamId", "t1", "teamName", "Support"));
        assertThat(detail.getString("history[5].details.text")).isEqualTo("careful");
        assertThat(detail.getMap("history[6].by")).isEqualTo(actor("agent", "a1", "Ann Lee"));
        assertThat(detail.getString("history[6].message.template.name")).isEqualTo("order");
        assertThat(detail.getString("history[6].message.status")).isEqualTo("read");
        assertThat(detail.getMap("history[6].message.assignedAgent")).isEqualTo(actor("agent", "a1", "Ann Lee"));
        assertThat(detail.getString("history[7].details.to")).isEqualTo("pending");
        assertThat(detail.getString("history[8].details.category")).isEqualTo("sales");
        assertThat(detail.getString("history[8].at")).isEqualTo("2026-03-02T09:30:00Z");
        assertThat(detail.getMap("contact")).containsEntry("id", "k1").containsEntry("name", "Carl");
        assertThat(detail.getInt("facts.resolutionTimeSeconds")).isEqualTo(1800);
        assertThat(detail.getMap("files[0]")).containsEntry("messageId", "m1").containsEntry("name", "a.png");
    }

    @Test
    void illegalStepsAreLeftOutOfTheHistoryAndListed() {
        account.conversation("c1", NINE, Map.of());
        event(0, "conversation.opened", "{\"source\": \"user\", \"contactId\": \"k1\"}");
        event(1, "conversation.reopened", "{}");
        account.execute("""
                INSERT INTO anomalies (account_id, conversation_id, position, event_count, code, detail)
                VALUES (?, 'c1', 0, 2, 'reopen_of_open', 'changes nothing')
                """, account.id());

        JsonPath detail = get("c1");

        assertThat(detail.getList("history.type")).containsExactly("conversation.opened");
        assertThat(detail.getList("anomalies.code")).containsExactly("reopen_of_open");
    }

    @Test
    void closeByInactivityShowsAsDerivedOnceTheFactsKnowIt() {
        account.conversation("c1", NINE, Map.of("as_of", NINE.plusSeconds(3600)));
        account.conversation("c2", NINE, Map.of("as_of", NINE.plusSeconds(1799)));
        for (String id : List.of("c1", "c2")) {
            account.event("/colloquy/threads", "conversation", id, "conversation.opened", NINE, """
                    {"source": "contact", "contactId": "k1", "inactivitySeconds": 1800}""");
            account.event(id, "message.received", NINE, """
                    {"messageId": "m1", "channel": "whatsapp", "contactId": "k1", "text": "Hello"}""");
        }

        JsonPath closed = get("c1");
        JsonPath open = get("c2");

        assertThat(closed.getList("history.type"))
                .containsExactly("conversation.opened", "message.received", "conversation.closed");
        assertThat(closed.getMap("history[2]"))
                .containsEntry("at", "2026-03-02T09:30:00Z")
                .containsEntry("derived", true)
                .containsEntry("details", Map.of("source", "inactivity"));
        assertThat(closed.getString("history[2].by.type")).isEqualTo("system");
        assertThat(closed.getMap("history[1]")).doesNotContainKey("derived");
        assertThat(open.getList("history.type")).containsExactly("conversation.opened", "message.received");
    }

    @Test
    void receiptByWatermarkShowsAtTheMessagesThatItCountsFor() {
        account.conversation("c1", NINE, Map.of());
        event(0, "message.sent", """
                {"messageId": "m1", "channel": "messenger", "author": {"type": "user"}}""");
        event(2, "message.sent", """
                {"messageId": "m2", "channel": "messenger", "author": {"type": "user"}}""");
        event(3, "message.status", "{\"upTo\": \"2026-03-02T09:01:00Z\", \"status\": \"read\"}");

        JsonPath detail = get("c1");

        assertThat(detail.getList("history.type")).containsExactly("message.sent", "message.sent");
        assertThat(detail.getString("history[0].message.status")).isEqualTo("read");
        assertThat(detail.getString("history[1].message.status")).isNull();
    }

    @Test
    void messagesThatOpenedNothingShowBeforeTheNextConversationThere() {
        Map<String, String> there = Map.of("contact_id", "whatsapp:1", "connection_id", "page");
        account.conversation("page/first", NINE, there);
        account.conversation("page/second", NINE.plus(Duration.ofDays(2)), there);
        account.conversation("other/third", NINE, Map.of("contact_id", "whatsapp:1", "connection_id", "other"));
        account.name("bot", "b1", "Robbie");
        template(Duration.ofDays(-8), "too_early");
        template(Duration.ofDays(-7), "week_ago");
        template(Duration.ofHours(-1), "hour_ago");
        template(Duration.ofHours(30), "between");
        template(Duration.ofDays(3), "afterwards");
        account.event("urn:test", "thread", "page/whatsapp:1", "message.status", NINE.plusSeconds(60), """
                {"messageId": "hour_ago", "status": "delivered"}""");
        account.event("page/first", "message.status", NINE.plusSeconds(61), """
                {"upTo": "2026-03-02T08:30:00Z", "status": "read"}""");

        JsonPath first = get("page/first");

        assertThat(first.getList("earlier.message.messageId")).containsExactly("week_ago", "hour_ago");
        assertThat(first.getString("earlier[1].message.template.name")).isEqualTo("hello");
        assertThat(first.getString("earlier[1].message.text")).isEqualTo("Good morning");
        assertThat(first.getString("earlier[1].message.status")).isEqualTo("read");
        assertThat(first.getString("earlier[1].at")).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(first.getMap("earlier[1].by")).isEqualTo(actor("bot", "b1", "Robbie"));
        assertThat(first.getList("history")).isEmpty();
        assertThat(get("page/second").getList("earlier.message.messageId")).containsExactly("between");
        assertThat(get("other/third").getList("earlier")).isEmpty();
    }

    private void template(Duration fromNine, String messageId) {
        account.event(
                "urn:test", "thread", "page/whatsapp:1", "message.sent", NINE.plus(fromNine), """
                {"messageId": "%s", "channel": "whatsapp", "connectionId": "page", "contactId": "whatsapp:1",
                 "author": {"type": "bot", "botId": "b1"}, "text": "Good morning", "template": {"name": "hello"}}
                """.formatted(messageId));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 403", "INGEST, 403", "OPERATOR, 200", "ADMIN, 200"})
    void conversationsAreForOperatorsAndAbove(Role role, int status) {
        account.conversation("c1", NINE, Map.of());

        account.as(role).get("/v1/conversations/c1").then().statusCode(status);
    }

    @Test
    void unknownConversationAndAnotherAccountsAreNotFound() {
        account.conversation("c1", NINE, Map.of());

        try (TestAccount other = TestAccount.create("UTC")) {
            other.as(Role.OPERATOR)
                    .get("/v1/conversations/c1")
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:colloquy:problem:not-found"));
        }
        account.as(Role.OPERATOR).get("/v1/conversations/c2").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"a%2Fb, a/b", "a%20b%3F, a b?", "%C3%A4, ä"})
    void idMayHoldAnyCharacter(String encoded, String id) {
        account.conversation(id, NINE, Map.of());

        account.as(Role.OPERATOR)
                .urlEncodingEnabled(false)
                .get("/v1/conversations/" + encoded)
                .then()
                .statusCode(200)
                .body("facts.conversationId", equalTo(id));
    }

    private void event(int minute, String type, String data) {
        account.event("c1", type, NINE.plus(Duration.ofMinutes(minute)), data);
    }

    private JsonPath get(String id) {
        return account.as(Role.OPERATOR)
                .get("/v1/conversations/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, String> actor(String type, String id, String name) {
        return Map.of("type", type, "id", id, "name", name);
    }
}
