package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/query/conversations} (reports 3.3): the conversations behind one number. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class QueryConversationsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String QUERY = """
            "metrics":[{"metric":"conversations_opened"},
                       {"metric":"inbound_count","aggregate":"average"},
                       {"metric":"unanswered_rate"}],
            "range":{"from":"2026-03-02","to":"2026-03-09"}""";

    private final TestAccount account = TestAccount.create("UTC");

    @BeforeEach
    void open() {
        conversation("a1", "email", 0, Map.of("inbound_count", 1L, "unanswered", true));
        conversation("a2", "email", 1, Map.of("inbound_count", 0L, "unanswered", false));
        conversation("a3", "email", 1, Map.of());
        conversation("b1", "sms", 0, Map.of("inbound_count", 2L, "unanswered", false));
        conversation("c1", "line", 2, Map.of("topic_ids", new String[] {"t", "u"}));
        conversation("d1", null, 3, Map.of());
        conversation("old", "email", -7, Map.of());
        conversation("merged", "email", 0, Map.of("status", "merged"));
        conversation("test", "email", 0, Map.of("environment", "test"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theyAreThoseOfTheGroupThatTheNumberIsAbout() {
        assertThat(ids("\"groupBy\":[\"channel\"]", "\"key\":{\"channel\":\"email\"}"))
                .containsExactly("a1", "a2", "a3");
        assertThat(ids("\"groupBy\":[\"channel\"]", "\"key\":{\"channel\":null}"))
                .containsExactly("d1");
        assertThat(ids("\"top\":null", "\"key\":{}")).containsExactly("a1", "a2", "a3", "b1", "c1", "d1");
    }

    @Test
    void behindAnAverageAreThoseWithAValueAndBehindARateThePart() {
        assertThat(ids("\"top\":null", "\"column\":\"inbound_count.average\"")).containsExactly("a1", "a2", "b1");
        assertThat(ids("\"top\":null", "\"column\":\"unanswered_rate\"")).containsExactly("a1");
    }

    @Test
    void theOthersAreAllThatTheTopDoesNotKeep() {
        String top = "\"groupBy\":[\"channel\"],\"top\":1";

        assertThat(ids(top, "\"key\":{\"is_other\":true}")).containsExactly("b1", "c1", "d1");
        assertThat(ids(top, "\"key\":{\"channel\":\"email\",\"is_other\":false}"))
                .containsExactly("a1", "a2", "a3");
        assertThat(ids("\"groupBy\":[\"topic\"],\"top\":1", "\"key\":{\"is_other\":true}"))
                .containsExactly("c1");
    }

    @Test
    void theyAreThoseOfTheBucketTheHourAndThePeriod() {
        assertThat(ids("\"interval\":\"day\"", "\"key\":{\"time\":\"2026-03-03T00:00Z\"}"))
                .containsExactly("a2", "a3");
        assertThat(ids(
                        "\"groupBy\":[\"day_of_week\",\"hour_of_day\"]",
                        "\"key\":{\"day_of_week\":\"wednesday\",\"hour_of_day\":9}"))
                .containsExactly("c1");
        assertThat(ids(
                        "\"interval\":\"day\",\"compareWith\":\"previous_period\"",
                        "\"column\":\"conversations_opened.count.previous\",\"key\":{\"time\":\"2026-03-02T00:00Z\"}"))
                .containsExactly("old");
    }

    @Test
    void everyCellOfAnAnswerHasAsManyBehindItAsItSays() {
        String asked = "\"groupBy\":[\"channel\"],\"interval\":\"day\",\"top\":2";
        JsonPath answer = send(Role.VIEWER, "/v1/query", "{%s,%s}".formatted(QUERY, asked))
                .statusCode(200)
                .extract()
                .jsonPath();

        List<List<Object>> rows = answer.getList("rows");
        assertThat(rows).hasSize(3 * 7);
        for (List<Object> row : rows) {
            String channel = row.get(0) == null ? "null" : "\"" + row.get(0) + "\"";
            String key = "\"key\":{\"channel\":%s,\"is_other\":%s,\"time\":\"%s\"}"
                    .formatted(channel, row.get(1), row.get(2));
            assertThat(ids(asked, key)).as("%s", row).hasSize((Integer) row.get(3));
        }
    }

    @Test
    void manyPagesAreOnePage() {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = send(
                            Role.OPERATOR,
                            "/v1/query/conversations?limit=4" + (next == null ? "" : "&cursor=" + next),
                            "{" + QUERY + "}")
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("conversationIds", String.class));
            next = page.getString("next");
        } while (next != null);

        assertThat(ids).containsExactly("a1", "a2", "a3", "b1", "c1", "d1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'groupBy':['channel'] | 'key':{} | cell.key.channel",
                "'groupBy':['channel'] | 'key':{'channel':7} | cell.key.channel",
                "'groupBy':['channel'] | 'key':{'channel':'a\\u0000b'} | cell.key.channel",
                "'groupBy':['channel'] | 'key':{'channel':'email','colour':'red'} | cell.key.colour",
                "'groupBy':['channel'] | 'key':{'channel':'email','is_other':true} | cell.key.is_other",
                "'interval':'day' | 'key':{'time':'2026-03-02T01:00Z'} | cell.key.time",
                "'groupBy':['hour_of_day'] | 'key':{'hour_of_day':24} | cell.key.hour_of_day",
                "'top':null | 'column':'magic' | cell.column",
                "'top':null | 'column':'conversations_opened.count.previous' | cell.column",
                "'filter':{'category':'x'} | 'column':'conversations_opened.count' | cell.column"
            })
    void cellThatTheAnswerDoesNotHaveIsNamed(String asked, String cell, String field) {
        send(
                        Role.OPERATOR,
                        "/v1/query/conversations",
                        "{%s,%s,\"cell\":{%s}}".formatted(QUERY, asked, cell).replace('\'', '"'))
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    @Test
    void cursorOfAnotherQueryIsRefused() {
        String next = send(Role.OPERATOR, "/v1/query/conversations?limit=1", "{" + QUERY + "}")
                .statusCode(200)
                .extract()
                .path("next");

        send(
                        Role.OPERATOR,
                        "/v1/query/conversations?cursor=" + next,
                        "{%s,\"filter\":{\"openedChannel\":\"sms\"}}".formatted(QUERY))
                .statusCode(400)
                .body("violations.field", contains("cursor"));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 403", "OPERATOR, 200", "ADMIN, 200", "INGEST, 403"})
    void operatorsAndAboveSeeConversations(Role role, int status) {
        send(role, "/v1/query/conversations", "{" + QUERY + "}").statusCode(status);
    }

    @Test
    void anotherAccountsConversationsAreNotThere() {
        try (TestAccount other = TestAccount.create("UTC")) {
            other.as(Role.OPERATOR)
                    .contentType(ContentType.JSON)
                    .body("{" + QUERY + "}")
                    .post("/v1/query/conversations")
                    .then()
                    .statusCode(200)
                    .body("conversationIds", equalTo(List.of()));
        }
    }

    private void conversation(String id, String channel, int day, Map<String, ?> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("opened_channel", channel);
        account.conversation(id, MONDAY.plus(Duration.ofDays(day)), all);
    }

    private List<String> ids(String asked, String cell) {
        return send(Role.OPERATOR, "/v1/query/conversations", "{%s,%s,\"cell\":{%s}}".formatted(QUERY, asked, cell))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("conversationIds", String.class);
    }

    private ValidatableResponse send(Role role, String address, String body) {
        return account.as(role)
                .contentType(ContentType.JSON)
                .body(body)
                .post(address)
                .then();
    }
}
