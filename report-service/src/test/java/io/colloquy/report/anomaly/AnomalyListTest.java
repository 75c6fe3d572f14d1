package io.colloquy.report.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.model.timeline.AnomalyCode;
import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class AnomalyListTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void anomaliesAreListedByConversationInTheOrderInWhichTheyWereFound() {
        stored(account, "c2", 0, "close_of_closed", "e7");
        stored(account, "c1", 1, "reopen_of_open", "e3");
        stored(account, "c1", 0, "second_opening", "e2");
        stored(account, "c1", -1, "fold_failed", null);

        JsonPath list = list(Map.of());

        assertThat(list.getList("anomalies.code"))
                .containsExactly("fold_failed", "second_opening", "reopen_of_open", "close_of_closed");
        assertThat(list.getMap("anomalies[3]"))
                .isEqualTo(Map.of(
                        "conversationId", "c2",
                        "code", "close_of_closed",
                        "eventSource", "crm",
                        "eventId", "e7",
                        "detail", "close_of_closed in c2"));
        assertThat(list.getString("anomalies[0].eventId")).isNull();
        assertThat(list.getString("next")).isNull();
    }

    @Test
    void codeAndConversationNarrowTheList() {
        stored(account, "c1", 0, "second_opening", "e1");
        stored(account, "c1", 1, "close_of_closed", "e2");
        stored(account, "c2", 0, "close_of_closed", "e3");

        assertThat(eventIds(list(Map.of("code", "close_of_closed")))).containsExactly("e2", "e3");
        assertThat(eventIds(list(Map.of("conversation", "c1")))).containsExactly("e1", "e2");
        assertThat(eventIds(list(Map.of("conversation", "c1", "code", "close_of_closed"))))
                .containsExactly("e2");
        assertThat(eventIds(list(Map.of("conversation", "c3")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8})
    void pagesGiveWhatOnePageGives(int limit) {
        IntStream.range(0, 4).forEach(position -> stored(account, "c1", position, "after_merge", "a" + position));
        IntStream.range(0, 3).forEach(position -> stored(account, "c2", position, "after_merge", "b" + position));
        merged(account, "c1", "c3");
        merged(account, "c3", "c1");
        List<Map<String, Object>> whole = list(Map.of()).getList("anomalies");

        List<Map<String, Object>> paged = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of("limit", limit));
        do {
            JsonPath one = list(page);
            List<Map<String, Object>> rows = one.getList("anomalies");
            assertThat(rows).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
            paged.addAll(rows);
            page.put("cursor", one.getString("next"));
        } while (page.get("cursor") != null);

        assertThat(whole).hasSize(9);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void everyConversationOnACircleOfMergesIsListedAndNoOther() {
        merged(account, "a", "b");
        merged(account, "b", "a");
        merged(account, "p", "q");
        merged(account, "q", "r");
        merged(account, "r", "p");
        // Merged into a circle, without lying on one.
        merged(account, "x", "y");
        merged(account, "y", "a");
        merged(account, "z", "x");
        // A chain that ends.
        merged(account, "k", "l");
        merged(account, "l", "m");
        merged(account, "m", "n");
        account.conversation("n", NINE, Map.of());

        JsonPath list = list(Map.of("code", "merge_cycle"));

        assertThat(list.getList("anomalies.conversationId")).containsExactly("a", "b", "p", "q", "r");
        assertThat(list.getString("anomalies[0].detail")).contains("into b");
        assertThat(list(Map.of("conversation", "q")).getList("anomalies.code")).containsExactly("merge_cycle");
        assertThat(list(Map.of("code", "after_merge")).getList("anomalies")).isEmpty();
    }

    @Test
    void aMergeIntoItselfIsListedOnceAsTheFoldFoundIt() {
        merged(account, "a", "a");
        stored(account, "a", 0, "merge_cycle", "e1");

        assertThat(eventIds(list(Map.of("code", "merge_cycle")))).containsExactly("e1");
    }

    @Test
    void aLongCircleIsFoundWhole() {
        int length = 60;
        for (int i = 0; i < length; i++) {
            merged(account, "c" + i, "c" + (i + 1) % length);
        }

        assertThat(list(Map.of("limit", 500)).getList("anomalies")).hasSize(length);
    }

    @Test
    void anotherAccountSeesNeitherAnomaliesNorMerges() {
        stored(account, "c1", 0, "second_opening", "e1");
        merged(account, "a", "b");
        try (TestAccount other = TestAccount.create("UTC")) {
            // Half of a circle in each account is none.
            merged(other, "b", "a");

            assertThat(list(other, Map.of()).getList("anomalies")).isEmpty();
            assertThat(list(Map.of()).getList("anomalies.code")).containsExactly("second_opening");
        }
    }

    @Test
    void aCursorIsGoodForItsOwnListOnly() {
        stored(account, "c1", 0, "second_opening", "e1");
        stored(account, "c1", 1, "second_opening", "e2");
        String next = list(Map.of("limit", 1)).getString("next");

        refused(Map.of("cursor", next, "code", "second_opening"), "cursor");
        refused(Map.of("cursor", next.substring(1)), "cursor");
        assertThat(eventIds(list(Map.of("cursor", next, "limit", 500)))).containsExactly("e2");
    }

    @ParameterizedTest
    @CsvSource({
        "code, nothing",
        "code, SECOND_OPENING",
        "limit, 0",
        "limit, 501",
        "limit, many",
        "cursor, x",
        "offset, 3"
    })
    void badParameterIsNamed(String name, String value) {
        refused(Map.of(name, value), name);
    }

    @Test
    void aParameterIsGivenOnce() {
        account.as(Role.OPERATOR)
                .queryParam("conversation", "a", "b")
                .get("/v1/anomalies")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("conversation"));
    }

    @Test
    void everyCodeOfTheModelCanBeAskedFor() {
        for (AnomalyCode code : AnomalyCode.values()) {
            assertThat(list(Map.of("code", code.wire())).getList("anomalies")).isEmpty();
        }
        account.as(Role.OPERATOR)
                .queryParam("code", "x")
                .get("/v1/anomalies")
                .then()
                .body("violations[0].message", containsString("event_unreadable, fold_failed"));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 403", "INGEST, 403", "OPERATOR, 200", "ADMIN, 200"})
    void anomaliesAreForOperatorsAndAbove(Role role, int status) {
        account.as(role).get("/v1/anomalies").then().statusCode(status);
    }

    private void refused(Map<String, ?> parameters, String field) {
        account.as(Role.OPERATOR)
                .queryParams(parameters)
                .get("/v1/anomalies")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    private JsonPath list(Map<String, ?> parameters) {
        return list(account, parameters);
    }

    private static JsonPath list(TestAccount of, Map<String, ?> parameters) {
        return of.as(Role.OPERATOR)
                .queryParams(parameters)
                .get("/v1/anomalies")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> eventIds(JsonPath list) {
        return list.getList("anomalies.eventId");
    }

    private static void merged(TestAccount in, String conversationId, String into) {
        in.conversation(conversationId, NINE, Map.of("status", "merged", "merged_into", into));
    }

    private static void stored(TestAccount in, String conversationId, int position, String code, String eventId) {
        in.execute(
                """
                INSERT INTO anomalies (account_id, conversation_id, position, event_count, code, source, event_id, detail)
                VALUES (?, ?, ?, 1, ?, ?, ?, ?)
                """,
                in.id(),
                conversationId,
                position,
                code,
                eventId == null ? null : "crm",
                eventId,
                code + " in " + conversationId);
    }
}
