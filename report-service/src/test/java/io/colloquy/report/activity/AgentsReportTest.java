package io.colloquy.report.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.colloquy.model.event.EventType;
import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.report.aggregate.AggregationDriver;
import io.colloquy.report.aggregate.TestLog;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class AgentsReportTest {
    private static final String ADDRESS = "/v1/reports/agents";
    private static final String DAY = "from=2026-03-02&to=2026-03-03";

    @Inject
    AggregationDriver aggregation;

    private final TestAccount account = TestAccount.create("UTC");
    private final TestLog log = TestLog.of(account.id());
    private int sent;

    @AfterEach
    void close() {
        log.close();
        account.close();
    }

    @Test
    void shiftsStatesAndSlotsComeOfEvents() {
        log.send(day());
        account.agent("anna", "Anna", "Berg", null);
        account.name("campaign", "c", "Spring sale");
        chat("k", "c", "09:20", "09:50", "09:25", true);
        account.answer("k", 1, at("20:00"), "anna", "good");
        aggregation.drain();

        JsonPath report = report(DAY);

        assertThat(row(report, "shifts", 0))
                .containsEntry("agent_id", "anna")
                .containsEntry("agent_name", "Anna Berg")
                .containsEntry("campaign_name", "Spring sale")
                .containsEntry("shift_id", "s1")
                .containsEntry("shift_start", "2026-03-02T09:00:00Z")
                .containsEntry("shift_end", "2026-03-02T11:00:00Z")
                .containsEntry("num_chats", 1)
                .containsEntry("num_breaks", 1)
                .containsEntry("num_ignored", 0)
                .containsEntry("num_abandoned", 0)
                .containsEntry("open_duration", 1800)
                .containsEntry("closed_duration", 5400)
                .containsEntry("online_duration", 5400)
                .containsEntry("offline_duration", 1800)
                .containsEntry("session_duration", 7200)
                .containsEntry("available_duration", 3600)
                .containsEntry("idle_duration", 3600)
                .containsEntry("first_response_duration", 300)
                .containsEntry("avg_concurrency", 1.0f)
                .containsEntry("survey_num_good", 1)
                .containsEntry("survey_num_bad", 0);
        assertThat(row(report, "agents", 0)).containsEntry("num_shifts", 1).containsEntry("num_chats", 1);
        assertThat(row(report, "agent_states", 0))
                .containsEntry("state", "online")
                .containsEntry("campaign_id", null)
                .containsEntry("activity_id", "e2")
                .containsEntry("duration_secs", 5400);
        assertThat(row(report, "slots", 1))
                .containsEntry("conversation_id", "k")
                .containsEntry("entrypoint_type", "button")
                .containsEntry("duration", 1800);
        assertThat(row(report, "slots", 4))
                .containsEntry("state", "offline")
                .containsEntry("time_end", null)
                .containsEntry("duration", null);
    }

    @Test
    void lateAndRepeatedEventsGiveTheSameAnswer() {
        chat("k", "c", "09:20", "09:50", "09:25", true);
        List<Sent> events = day();
        log.send(events);
        aggregation.drain();
        String inOrder = report(DAY).prettify();
        account.execute("DELETE FROM agent_activity");
        account.execute("DELETE FROM events");
        List<Sent> late = new ArrayList<>(events);
        Collections.reverse(late);

        late.forEach(event -> {
            log.send(event);
            log.send(event, event);
            aggregation.drain();
        });

        assertThat(report(DAY).prettify()).isEqualTo(inOrder).contains("\"s1\"");
    }

    @Test
    void testAndMergedConversationsAreInNoNumber() {
        log.send(day());
        chat("k", "c", "09:20", "09:50", null, true);
        chat("test", "c", "09:20", "09:50", null, true);
        chat("merged", "c", "09:20", "09:50", null, true);
        account.execute("UPDATE conversation_facts SET environment = 'test' WHERE conversation_id = 'test'");
        account.execute("UPDATE conversation_facts SET status = 'merged' WHERE conversation_id = 'merged'");
        aggregation.drain();

        assertThat(row(report(DAY), "shifts", 0)).containsEntry("num_chats", 1);
    }

    @Test
    void aShiftThatRunsHasCountsAndNoTimesAndAddsToNoSum() {
        log.send(day());
        log.send(event(EventType.SHIFT_STARTED, "12:00", Map.of("shiftId", "s2")));
        chat("k", "c", "12:20", null, null, false);
        aggregation.drain();

        JsonPath report = report(DAY);

        assertThat(row(report, "shifts", 1))
                .containsEntry("shift_id", "s2")
                .containsEntry("shift_end", null)
                .containsEntry("num_chats", 1)
                .containsEntry("num_ignored", 0)
                .containsEntry("session_duration", null)
                .containsEntry("avg_concurrency", null);
        assertThat(row(report, "agents", 0))
                .containsEntry("num_shifts", 2)
                .containsEntry("num_chats", 1)
                .containsEntry("session_duration", 7200);
    }

    @Test
    void anAgentWithoutShiftsHasOneADayOfTheAccountsZoneShownInTheZoneAsked() {
        try (TestAccount berlin = TestAccount.create("Europe/Berlin");
                TestLog theirs = TestLog.of(berlin.id())) {
            theirs.send(state("2026-03-29T01:30:00Z", "online"), state("2026-03-30T10:00:00Z", "offline"));
            aggregation.drain();

            JsonPath report = report(berlin, "from=2026-03-29&to=2026-03-30&timezone=Asia/Kathmandu");

            assertThat(row(report, "shifts", 0))
                    .containsEntry("shift_id", "anna/2026-03-29")
                    .containsEntry("shift_start", "2026-03-29T07:15:00+05:45")
                    .containsEntry("shift_end", "2026-03-30T03:45:00+05:45")
                    .containsEntry("session_duration", (20 * 60 + 30) * 60);
        }
    }

    @Test
    void campaignIsTheOnlyFilterWithAMeaningForWhatAgentsDo() {
        log.send(day());
        chat("k", "c", "09:20", "09:50", null, true);
        chat("l", null, "09:20", "09:50", null, true);
        aggregation.drain();

        assertThat(rows(report(DAY), "shifts"))
                .extracting(row -> row.get("campaign_id"))
                .containsExactly(null, "c");
        assertThat(rows(report(DAY + "&campaign=c"), "shifts"))
                .extracting(row -> row.get("campaign_id"))
                .containsExactly("c");
        assertThat(rows(report(DAY + "&campaign=!c"), "shifts"))
                .extracting(row -> row.get("campaign_id"))
                .containsExactly((Object) null);
        account.as(Role.VIEWER)
                .get(ADDRESS + "?" + DAY + "&firstAssignee=anna&campaign=c")
                .then()
                .statusCode(200)
                .body("components.drop(1).notApplicable", everyItem(contains("firstAssignee")))
                .body("components.drop(1).rows", everyItem(is((Object) null)))
                .body("components[0].id", is("leaderboard"))
                .body("components[0].notApplicable", is((Object) null));
    }

    @Test
    void nothingOfAnotherAccountIsSeenAndNothingIsNoData() {
        log.send(day());
        aggregation.drain();
        try (TestAccount other = TestAccount.create("UTC")) {
            assertThat(report(other, DAY).getList("components.noData"))
                    .hasSize(5)
                    .containsOnly(true);
        }
    }

    @Test
    void everyComponentIsDefinedByMetricsOfTheCatalogue() {
        List<String> known =
                account.as(Role.VIEWER).get("/v1/metrics").jsonPath().getList("metrics.id");

        List<List<String>> definitions = report(DAY).getList("components.definition");

        assertThat(definitions)
                .hasSize(5)
                .allSatisfy(ids -> assertThat(ids).isNotEmpty().isSubsetOf(known));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 200", "OPERATOR, 200", "ADMIN, 200", "INGEST, 403"})
    void viewersAndAboveSeeIt(Role role, int status) {
        account.as(role).get(ADDRESS).then().statusCode(status);
    }

    /** 9 to 11, away from half past ten. */
    private List<Sent> day() {
        return List.of(
                event(EventType.SHIFT_STARTED, "09:00", Map.of("shiftId", "s1")),
                event(EventType.AGENT_STATE_CHANGED, "09:00", Map.of("state", "online", "capacity", 1)),
                event(EventType.AGENT_STATE_CHANGED, "10:30", Map.of("state", "away")),
                event(EventType.AGENT_STATE_CHANGED, "11:00", Map.of("state", "offline")),
                event(EventType.SHIFT_ENDED, "11:00", Map.of("shiftId", "s1")));
    }

    private Sent event(EventType type, String time, Map<String, Object> data) {
        return new Sent(type, "anna", "e" + ++sent, at(time), data);
    }

    private Sent state(String at, String state) {
        return new Sent(EventType.AGENT_STATE_CHANGED, "anna", "e" + ++sent, Instant.parse(at), Map.of("state", state));
    }

    private void chat(String id, String campaign, String from, String to, String firstMessage, boolean visitorWrote) {
        Map<String, Object> facts = new HashMap<>(Map.of("request_type", "button"));
        facts.put("campaign_id", campaign);
        account.conversation(id, at(from), facts);
        account.held(id, 1, "anna", at(from), at(to), at(firstMessage), visitorWrote);
    }

    private static Instant at(String time) {
        return time == null ? null : Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private JsonPath report(String query) {
        return report(account, query);
    }

    private static JsonPath report(TestAccount of, String query) {
        return of.as(Role.VIEWER)
                .urlEncodingEnabled(false)
                .get(ADDRESS + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> row(JsonPath report, String component, int row) {
        return rows(report, component).get(row);
    }

    /** The rows of a table, each by column. */
    private static List<Map<String, Object>> rows(JsonPath report, String component) {
        String found = "components.find { it.id == '" + component + "' }";
        List<String> columns = report.getList(found + ".columns.id");
        List<List<Object>> cells = report.getList(found + ".rows");
        return cells.stream()
                .map(row -> {
                    Map<String, Object> byColumn = new HashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        byColumn.put(columns.get(i), row.get(i));
                    }
                    return byColumn;
                })
                .toList();
    }
}
