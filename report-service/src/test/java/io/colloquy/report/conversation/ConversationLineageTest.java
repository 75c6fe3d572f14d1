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
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConversationLineageTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theClockOfAPlainDurationIsTheEventsThatStartedAndStoppedIt() {
        account.conversation("c1", NINE, Map.of("first_response_time_ms", 720_999L));
        String opened = event(0, "conversation.opened", "{\"source\": \"contact\", \"contactId\": \"k1\"}");
        inbound(1, "m1");
        String answer = outbound(12, "m2");

        JsonPath lineage = get("first_response_time");

        assertThat(lineage.getString("conversationId")).isEqualTo("c1");
        assertThat(lineage.getString("metric")).isEqualTo("first_response_time");
        assertThat(lineage.getInt("value")).isEqualTo(720);
        assertThat(lineage.getString("unit")).isEqualTo("seconds");
        assertThat(lineage.getList("parts")).hasSize(1);
        assertThat(lineage.getMap("parts[0].started"))
                .isEqualTo(clockEvent("2026-03-02T09:00:00Z", "conversation.opened", opened));
        assertThat(lineage.getMap("parts[0].stopped"))
                .isEqualTo(clockEvent("2026-03-02T09:12:00Z", "message.sent", answer));
        assertThat(lineage.getInt("parts[0].elapsedSeconds")).isEqualTo(720);
        assertThat(lineage.getMap("calendar")).isNull();
        assertThat(lineage.getString("definition")).isEqualTo("first_response_at - opened_at");
        assertThat(lineage.getString("startsAt")).isEqualTo("the opening");
        assertThat(lineage.getString("nullRule")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"average_response_time", "max_response_time"})
    void aMeanAndAMaximumHaveOnePartAnAnswer(String metric) {
        account.conversation("c1", NINE, Map.of());
        String first = inbound(0, "m1");
        inbound(5, "m2");
        String firstAnswer = outbound(10, "m3");
        outbound(11, "m4");
        String second = inbound(20, "m5");
        String secondAnswer = outbound(50, "m6");

        JsonPath lineage = get(metric);

        assertThat(lineage.getList("parts.started.id")).containsExactly(first, second);
        assertThat(lineage.getList("parts.stopped.id")).containsExactly(firstAnswer, secondAnswer);
        assertThat(lineage.getList("parts.elapsedSeconds")).containsExactly(600, 1800);
    }

    @Test
    void aFactThatIsNullHasNoPartsAndSaysWhenItIsNull() {
        account.conversation("c1", NINE, Map.of());
        inbound(0, "m1");

        JsonPath lineage = get("resolution_time");

        assertThat(lineage.<Object>get("value")).isNull();
        assertThat(lineage.getList("parts")).isEmpty();
        assertThat(lineage.getString("nullRule")).isEqualTo("open");
    }

    @Test
    void whatNoClockMeasuresIsDefinedAndHasNoParts() {
        account.agent("a1", "Ann", "Lee", null);
        account.conversation("c1", NINE, Map.of("first_response_by", "a1", "response_count", 1L));
        inbound(0, "m1");
        outbound(1, "m2");

        assertThat(get("first_response_by_name").getString("value")).isEqualTo("Ann Lee");
        assertThat(get("message_count").getList("parts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"support, support, Asia/Tokyo", "sales, account, Europe/Paris", ", account, Europe/Paris"})
    void aBusinessTwinHasThePartsOfItsBaseAndTheCalendarOfTheInboxElseOfTheAccount(
            String inbox, String calendar, String zone) {
        calendar("account", "Europe/Paris");
        calendar("support", "Asia/Tokyo");
        Map<String, Object> facts = new HashMap<>(Map.of("first_response_time_business_ms", 60_000L));
        facts.put("inbox_created", inbox);
        account.conversation("c1", NINE, facts);
        String first = inbound(0, "m1");
        outbound(12, "m2");

        JsonPath lineage = get("first_response_time_business");

        assertThat(lineage.getInt("value")).isEqualTo(60);
        assertThat(lineage.getList("parts.started.id")).containsExactly(first);
        assertThat(lineage.getMap("calendar")).isEqualTo(Map.of("id", calendar, "zone", zone));
        assertThat(get("first_response_time").getMap("calendar")).isNull();
    }

    @Test
    void withoutACalendarABusinessTwinHasNone() {
        account.conversation("c1", NINE, Map.of());
        inbound(0, "m1");

        try (TestAccount other = TestAccount.create("UTC")) {
            calendar(other, "account", "Europe/Paris");

            assertThat(get("first_response_time_business").getMap("calendar")).isNull();
        }
    }

    @Test
    void anInstantIsToldByItsEventAndACountOfResponsesByThem() {
        account.conversation("c1", NINE, Map.of("response_count", 1L));
        String question = inbound(0, "m1");
        String answer = outbound(1, "m2");

        assertThat(get("first_response_at").getString("event.id")).isEqualTo(answer);
        JsonPath count = get("response_count");
        assertThat(count.getInt("value")).isEqualTo(1);
        assertThat(count.getList("parts.started.id")).containsExactly(question);
        assertThat(count.<Object>get("event")).isNull();
    }

    @Test
    void aWaitThatABotEndedIsToldApartFromTheParts() {
        account.conversation("c1", NINE, Map.of());
        String question = inbound(0, "m1");
        String robot = event(2, "message.sent", """
                {"messageId": "m2", "channel": "whatsapp", "author": {"type": "bot", "botId": "robo"}}""");
        inbound(3, "m3");
        outbound(9, "m4");

        JsonPath lineage = get("average_response_time");

        assertThat(lineage.getList("parts")).hasSize(1);
        assertThat(lineage.getList("cleared.started.id")).containsExactly(question);
        assertThat(lineage.getList("cleared.cleared.id")).containsExactly(robot);
    }

    @Test
    void aCloseThatFollowedFromSilenceIsMarkedAsWorkedOut() {
        account.conversation("c1", NINE, Map.of("as_of", NINE.plus(Duration.ofHours(2))));
        account.event("/colloquy/threads", "conversation", "c1", "conversation.opened", NINE, """
                {"source": "contact", "contactId": "k1", "connectionId": "page", "inactivitySeconds": 1800}""");
        inbound(1, "m1");

        JsonPath lineage = get("resolution_time");

        assertThat(lineage.getString("parts[0].stopped.type")).isEqualTo("conversation.closed");
        assertThat(lineage.getString("parts[0].stopped.at")).isEqualTo("2026-03-02T09:31:00Z");
        assertThat(lineage.getBoolean("parts[0].stopped.derived")).isTrue();
        assertThat(lineage.getBoolean("parts[0].started.derived")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no_such_metric", "num_chats", "contact_type_sent", "firstResponseTimeSeconds"})
    void whatIsNoFactOfAConversationIsRefusedByName(String metric) {
        account.conversation("c1", NINE, Map.of());

        refused(operator().queryParam("metric", metric));
    }

    @Test
    void theMetricMustBeSaid() {
        refused(operator());
    }

    @Test
    void unknownConversationAndAnotherAccountsAreNotFound() {
        account.conversation("c1", NINE, Map.of());
        inbound(0, "m1");

        try (TestAccount other = TestAccount.create("UTC")) {
            for (RequestSpecification request : List.of(
                    other.as(Role.OPERATOR).pathParam("id", "c1"), operator().pathParam("id", "c2"))) {
                request.queryParam("metric", "resolution_time")
                        .get("/v1/conversations/{id}/lineage")
                        .then()
                        .statusCode(404)
                        .body("type", equalTo("urn:colloquy:problem:not-found"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 403", "INGEST, 403", "OPERATOR, 200", "ADMIN, 200"})
    void lineageIsForOperatorsAndAbove(Role role, int status) {
        account.conversation("c1", NINE, Map.of());

        account.as(role)
                .queryParam("metric", "resolution_time")
                .get("/v1/conversations/c1/lineage")
                .then()
                .statusCode(status);
    }

    private static void refused(RequestSpecification request) {
        request.get("/v1/conversations/c1/lineage")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("metric"));
    }

    private RequestSpecification operator() {
        return account.as(Role.OPERATOR);
    }

    private JsonPath get(String metric) {
        return operator()
                .queryParam("metric", metric)
                .get("/v1/conversations/c1/lineage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String inbound(int minute, String messageId) {
        return event(
                minute,
                "message.received",
                "{\"messageId\": \"%s\", \"channel\": \"whatsapp\", \"contactId\": \"k1\"}".formatted(messageId));
    }

    private String outbound(int minute, String messageId) {
        return event(minute, "message.sent", """
                {"messageId": "%s", "channel": "whatsapp", "author": {"type": "user", "agentId": "a1"}}""".formatted(messageId));
    }

    /** The id of the event. */
    private String event(int minute, String type, String data) {
        Instant at = NINE.plus(Duration.ofMinutes(minute));
        account.event("c1", type, at, data);
        return (String) account.column(
                        "SELECT event_id FROM events WHERE account_id = ? AND occurred_at = ? AND type = ?",
                        account.id(),
                        at,
                        type)
                .getFirst();
    }

    private void calendar(String id, String zone) {
        calendar(account, id, zone);
    }

    private static void calendar(TestAccount in, String id, String zone) {
        in.execute("""
                INSERT INTO calendars (account_id, calendar_id, zone, frames, holidays, updated_at)
                VALUES (?, ?, ?, '[]', '[]', now())
                """, in.id(), id, zone);
    }

    private static Map<String, Object> clockEvent(String at, String type, String id) {
        return Map.of("at", at, "type", type, "source", "urn:test", "id", id, "derived", false);
    }
}
