package io.colloquy.report.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConversationListTest {
    private static final String ADDRESS = "/v1/conversations";
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TestAccount account = TestAccount.create("Asia/Tokyo");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void everyFactIsListedByItsJsonName() {
        account.agent("a1", "Ann", "Lee", null);
        account.conversation(
                "c1",
                Instant.parse("2026-03-02T09:00:00.123456Z"),
                Map.of("first_response_time_ms", 719_999L, "first_assignee", "a1", "agent_count", 0L));

        var found = get("").get("conversations[0]");

        assertThat((Map<?, ?>) found).hasSize((int)
                Arrays.stream(Fact.values()).filter(fact -> !fact.isInternal()).count());
        assertThat(((Map<?, ?>) found).get("openedAt")).isEqualTo("2026-03-02T09:00:00.123456Z");
        assertThat(((Map<?, ?>) found).get("firstResponseTimeSeconds")).isEqualTo(719);
        assertThat(((Map<?, ?>) found).get("firstAssigneeName")).isEqualTo("Ann Lee");
        assertThat(((Map<?, ?>) found).get("agentCount")).isEqualTo(0);
        assertThat(((Map<?, ?>) found).get("closedAt")).isNull();
        assertThat(((Map<?, ?>) found).get("contactType")).isEqualTo("new");
    }

    @Test
    void latestComesFirst() {
        account.conversation("old", NINE, Map.of());
        account.conversation("b", NINE.plusSeconds(1), Map.of());
        account.conversation("a", NINE.plusSeconds(1), Map.of());

        assertThat(ids(get(""))).containsExactly("a", "b", "old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opened_at",
                "-openedAt",
                "first_response_time",
                "-firstResponseTimeSeconds",
                "category",
                "-category",
                "unanswered",
                "-unanswered",
                "closed_at",
                "-contact_type",
                "conversation_id",
                "-conversation_id"
            })
    void manyPagesEqualOnePage(String sort) {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("category", pick(random, "a", "B", "ä", null));
            facts.put("contact_id", pick(random, "x", "y", "z", null));
            facts.put("first_response_time_ms", random.nextBoolean() ? null : (long) random.nextInt(5) * 500);
            facts.put("unanswered", pick(random, true, false, null));
            facts.put("closed_at", random.nextBoolean() ? null : NINE.plusNanos(random.nextInt(3) * 1000L));
            account.conversation("page/c" + i, NINE.plusSeconds(random.nextInt(20)), facts);
        }
        String query = "?sort=" + sort;

        List<String> paged = new ArrayList<>();
        JsonPath page = get(query + "&limit=7");
        paged.addAll(ids(page));
        while (page.getString("next") != null) {
            page = get(query + "&limit=7&cursor=" + page.getString("next"));
            paged.addAll(ids(page));
        }

        JsonPath whole = get(query + "&limit=500");
        assertThat(paged).isEqualTo(ids(whole)).hasSize(60).doesNotHaveDuplicates();
        assertThat(whole.getString("next")).isNull();
        assertThat(page.getInt("total")).isEqualTo(60);
    }

    @Test
    void sortIsByTheFactAndWhatLacksItComesLast() {
        account.conversation("slow", NINE, Map.of("first_response_time_ms", 9000L));
        account.conversation("none", NINE, Map.of());
        account.conversation("fast", NINE, Map.of("first_response_time_ms", 1000L));

        assertThat(ids(get("?sort=first_response_time"))).containsExactly("fast", "slow", "none");
        assertThat(ids(get("?sort=-first_response_time"))).containsExactly("slow", "fast", "none");
    }

    @Test
    void rangeIsAboutTheAnchorInTheAccountsZone() {
        Instant midnight = Instant.parse("2026-03-01T15:00:00Z");
        account.conversation("before", midnight.minusMillis(1), Map.of("closed_at", midnight));
        account.conversation("first", midnight, Map.of());
        account.conversation("after", midnight.plus(Duration.ofDays(1)), Map.of());

        assertThat(ids(get("?from=2026-03-02&to=2026-03-03"))).containsExactly("first");
        assertThat(ids(get("?from=2026-03-02&to=2026-03-03&anchor=closed"))).containsExactly("before");
        assertThat(ids(get("?from=2026-03-02&to=2026-03-03&timezone=UTC"))).containsExactly("after");
    }

    @Test
    void filtersNarrowTheListAndTestsAreLeftOut() {
        account.conversation("a", NINE, Map.of("category", "sales", "agent_count", 3L));
        account.conversation("b", NINE, Map.of("category", "sales", "agent_count", 1L));
        account.conversation("c", NINE, Map.of("category", "sales", "agent_count", 3L, "environment", "test"));

        JsonPath page = operator()
                .queryParam("category", "sales,billing")
                .queryParam("where", "agent_count>=3")
                .get(ADDRESS)
                .jsonPath();

        assertThat(ids(page)).containsExactly("a");
        assertThat(page.getInt("total")).isEqualTo(1);
    }

    @Test
    void listOfMoreThanTenThousandSaysSoAndEndsThere() {
        account.execute("""
                INSERT INTO conversation_facts (account_id, conversation_id, event_count, opened_at, environment, status)
                SELECT ?, 'c' || n, 1, timestamptz '2026-03-02 09:00:00Z' + n * interval '1 second', 'production', 'open'
                FROM generate_series(1, 10050) n
                """, account.id());
        // As autovacuum does a moment after so many rows came.
        account.execute("ANALYZE conversation_facts");

        int given = 0;
        String cursor = "";
        JsonPath page;
        do {
            page = get("?limit=500" + cursor);
            given += ids(page).size();
            cursor = "&cursor=" + page.getString("next");
        } while (page.getString("next") != null);

        assertThat(given).isEqualTo(10_000);
        assertThat(page.getInt("total")).isEqualTo(10_050);
        assertThat(page.getBoolean("truncated")).isTrue();
        assertThat(page.getString("hint")).contains("/v1/exports");
    }

    @Test
    void cursorIsGoodForItsOwnListOnly() {
        account.conversation("a", NINE, Map.of());
        account.conversation("b", NINE, Map.of());
        String cursor = get("?limit=1").getString("next");

        assertThat(ids(get("?limit=5&cursor=" + cursor))).containsExactly("b");
        refused("?sort=opened_at&cursor=" + cursor, "cursor");
        refused("?cursor=" + cursor.substring(0, cursor.length() - 2), "cursor");
        refused("?cursor=" + (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1), "cursor");
        refused("?cursor=x", "cursor");
        try (TestAccount other = TestAccount.create("UTC")) {
            other.as(Role.OPERATOR)
                    .get(ADDRESS + "?limit=1&cursor=" + cursor)
                    .then()
                    .statusCode(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=501, limit",
        "limit=many, limit",
        "limit=5&limit=6, limit",
        "anchor=merged, anchor",
        "sort=no_such_fact, sort",
        "sort=contact_type_sent, sort",
        "timezone=Europe/Bonn, timezone",
        "from=2026-02-30&to=2026-03-02, from",
        "from=2026-03-02&to=2026-03-01, to",
        "from=2026-03-02, to",
        "preset=sometimes, preset",
        "preset=today&from=2026-03-02, preset",
        "colour=red, colour",
        "closedSource=magic, closedSource",
        "where=magic%3D1, where",
        "category=a%00b, category"
    })
    void badParameterIsNamed(String query, String field) {
        refused("?" + query, field);
    }

    @Test
    void everyBadParameterIsNamedAtOnce() {
        operator()
                .get(ADDRESS + "?limit=0&sort=x&timezone=y&status=")
                .then()
                .statusCode(400)
                .body("instance", equalTo("/v1/conversations"))
                .body("type", equalTo("urn:colloquy:problem:invalid-input"))
                .body("violations.field.sort()", contains("limit", "sort", "status", "timezone"));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 403", "INGEST, 403", "OPERATOR, 200", "ADMIN, 200"})
    void listsAreForOperatorsAndAbove(Role role, int status) {
        account.as(role).get(ADDRESS).then().statusCode(status);
    }

    @Test
    void withoutAKeyNothingIsShown() {
        RestAssured.get(ADDRESS)
                .then()
                .statusCode(401)
                .contentType(containsString("application/problem+json"))
                .body("detail", notNullValue());
    }

    @Test
    void anotherAccountsConversationsAreNotListed() {
        account.conversation("a", NINE, Map.of());
        try (TestAccount other = TestAccount.create("UTC")) {
            other.as(Role.ADMIN)
                    .get(ADDRESS)
                    .then()
                    .statusCode(200)
                    .body("conversations", empty())
                    .body("total", equalTo(0))
                    .body("next", nullValue());
        }
    }

    private RequestSpecification operator() {
        return account.as(Role.OPERATOR);
    }

    private JsonPath get(String query) {
        return operator().get(ADDRESS + query).then().statusCode(200).extract().jsonPath();
    }

    private void refused(String query, String field) {
        account.as(Role.OPERATOR)
                .urlEncodingEnabled(false)
                .get(ADDRESS + query)
                .then()
                .statusCode(400)
                .body("instance", equalTo("/v1/conversations"))
                .contentType(containsString("application/problem+json"))
                .body("violations.field", contains(field));
    }

    private static List<String> ids(JsonPath page) {
        return page.getList("conversations.conversationId");
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
