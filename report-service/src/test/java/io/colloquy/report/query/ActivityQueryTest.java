package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shifts, states and slots in {@code POST /v1/query}: rows that no table holds are split and reckoned with as others. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ActivityQueryTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final String RANGE = "\"range\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-05\"}";
    private static final int DAYS = 3;

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
    void whatAgentsDidIsAskedByAgentAccountCampaignStateAndEntryPoint() {
        account.agent("ann", "Ann", "Berg", null);
        send(
                shift(EventType.SHIFT_STARTED, "ann", "09:00", "monday"),
                state("ann", "09:00", "online"),
                state("ann", "10:30", "away"),
                shift(EventType.SHIFT_ENDED, "ann", "11:00", "monday"));
        chat("k", "ann", "spring", "09:20", "09:50");

        assertThat(rows("""
                {"metrics":[{"metric":"num_chats","aggregate":"sum"},{"metric":"open_duration","aggregate":"sum"},
                            {"metric":"online_duration","aggregate":"median"},
                            {"metric":"avg_concurrency","aggregate":"max"},
                            {"metric":"session_duration","aggregate":"within","withinSeconds":7200}],
                 "groupBy":["agent","account"], %s}""")).isEqualTo("[[ann, Ann Berg, null, null, 1, 1800, 5400, 1, 1]]");
        assertThat(rows("""
                {"metrics":[{"metric":"duration_secs","aggregate":"sum"}], "groupBy":["state"], %s}""")).isEqualTo("[[online, 5400], [away, null]]");
        assertThat(rows("""
                {"metrics":[{"metric":"slots.duration","aggregate":"sum"}], "groupBy":["entrypoint_type"],
                 "filter":{"campaign":"spring"}, %s}""")).isEqualTo("[[button, 1800]]");
    }

    @Test
    void aRowIsAsAWholeInEveryBucketThatItOverlapsAndOnceInTheRange() {
        send(
                shift(EventType.SHIFT_STARTED, "ann", "22:00", "night"),
                new Sent(
                        EventType.SHIFT_ENDED,
                        "ann",
                        id(),
                        MONDAY.plus(Duration.ofHours(30)),
                        Map.of("shiftId", "night")));

        String asked = """
                {"metrics":[{"metric":"session_duration","aggregate":"sum"}]%s, %%s}""";

        assertThat(rows(asked.formatted(", \"interval\":\"day\"")))
                .isEqualTo("[[2026-03-02T00:00Z, 28800], [2026-03-03T00:00Z, 28800], [2026-03-04T00:00Z, null]]");
        assertThat(rows(asked.formatted(""))).isEqualTo("[[28800]]");
    }

    @Test
    void shiftThatRunsIsCountedAndHasNoTimes() {
        send(shift(EventType.SHIFT_STARTED, "ann", "09:00", "long"), state("ann", "09:00", "online"));
        chat("k", "ann", null, "09:20", "09:50");

        assertThat(rows("""
                {"metrics":[{"metric":"num_chats","aggregate":"sum"},{"metric":"session_duration","aggregate":"count"},
                            {"metric":"session_duration","aggregate":"sum"}], %s}""")).isEqualTo("[[1, 0, null]]");
    }

    @Test
    void filterOfConversationsHasNoMeaningForWhatAgentsDo() {
        send(shift(EventType.SHIFT_STARTED, "ann", "09:00", "a"), shift(EventType.SHIFT_ENDED, "ann", "10:00", "a"));

        JsonPath answer = ask("""
                {"metrics":[{"metric":"session_duration","aggregate":"sum"}], "filter":{"openedChannel":"email"}, %s}""");

        assertThat(answer.getList("columns[0].notApplicable", String.class)).containsExactly("openedChannel");
    }

    /** As in files and in the report {@code agents}: the parts make the whole as it is shown, to the second. */
    @Test
    void openAndClosedMakeTheSessionToTheSecond() {
        Map<String, Object> shift = Map.of("shiftId", "s");
        send(
                new Sent(EventType.SHIFT_STARTED, "ann", id(), MONDAY, shift),
                new Sent(EventType.AGENT_STATE_CHANGED, "ann", id(), MONDAY, Map.of("state", "online")),
                new Sent(
                        EventType.AGENT_STATE_CHANGED,
                        "ann",
                        id(),
                        MONDAY.plusMillis(1400),
                        Map.of("state", "offline")),
                new Sent(EventType.SHIFT_ENDED, "ann", id(), MONDAY.plusSeconds(5), shift));
        account.conversation("k", MONDAY, Map.of());
        account.held("k", 1, "ann", MONDAY, MONDAY.plusSeconds(5), null, true);

        assertThat(rows("""
                {"metrics":[{"metric":"session_duration","aggregate":"sum"},{"metric":"open_duration","aggregate":"sum"},
                            {"metric":"closed_duration","aggregate":"sum"},{"metric":"online_duration","aggregate":"sum"},
                            {"metric":"offline_duration","aggregate":"sum"}], %s}""")).isEqualTo("[[5, 1, 4, 1, 4]]");
    }

    /** What the report {@code agents} shows row by row, is what the query reckons with. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsReckonedIsOfTheShiftsShown(long seed) {
        Random random = new Random(seed);
        List<Sent> events = new ArrayList<>();
        for (String agent : List.of("a", "b", "c")) {
            for (int day = 0; day < DAYS; day++) {
                Instant begin = MONDAY.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(40_000));
                Instant end = begin.plusSeconds(1 + random.nextInt(60_000));
                Map<String, Object> shift = Map.of("shiftId", agent + day);
                events.add(new Sent(EventType.SHIFT_STARTED, agent, id(), begin, shift));
                events.add(new Sent(EventType.SHIFT_ENDED, agent, id(), end, shift));
                for (int i = 0; i < 5; i++) {
                    Map<String, Object> state = new HashMap<>(
                            Map.of("state", List.of("online", "away", "offline").get(random.nextInt(3))));
                    if (random.nextBoolean()) {
                        state.put("campaignId", "campaign" + random.nextInt(2));
                    }
                    events.add(new Sent(
                            EventType.AGENT_STATE_CHANGED,
                            agent,
                            id(),
                            begin.plusSeconds(random.nextInt(60_000)),
                            state));
                }
            }
        }
        Collections.shuffle(events, random);
        log.send(events);
        aggregation.drain();
        JsonPath report = account.as(Role.VIEWER)
                .get("/v1/reports/agents?from=2026-03-02&to=2026-03-05")
                .jsonPath();
        String shifts = "components.find { it.id == 'shifts' }";
        List<String> columns = report.getList(shifts + ".columns.id");
        Map<String, List<Integer>> online = new TreeMap<>();
        for (List<Object> row : report.<List<Object>>getList(shifts + ".rows")) {
            String key = row.get(columns.indexOf("agent_id")) + " " + row.get(columns.indexOf("campaign_id"));
            Object value = row.get(columns.indexOf("online_duration"));
            if (value != null) {
                online.computeIfAbsent(key, group -> new ArrayList<>()).add((Integer) value);
            }
        }
        assertThat(online).hasSizeGreaterThan(3);

        JsonPath answer = ask("""
                {"metrics":[{"metric":"online_duration","aggregate":"count"},{"metric":"online_duration","aggregate":"max"},
                            {"metric":"online_duration","aggregate":"min"}], "groupBy":["agent","campaign"], %s}""");

        Map<String, List<Integer>> answered = new TreeMap<>();
        for (List<Object> row : answer.<List<Object>>getList("rows")) {
            answered.put(row.get(0) + " " + row.get(2), List.of((Integer) row.get(4), (Integer) row.get(5), (Integer)
                    row.get(6)));
        }
        Map<String, List<Integer>> expected = new TreeMap<>();
        online.forEach((key, values) ->
                expected.put(key, List.of(values.size(), Collections.max(values), Collections.min(values))));
        assertThat(answered).isEqualTo(expected);
    }

    private String id() {
        return "e" + ++sent;
    }

    private void send(Sent... events) {
        log.send(events);
        aggregation.drain();
    }

    private Sent shift(EventType type, String agent, String time, String id) {
        return new Sent(type, agent, id(), at(time), Map.of("shiftId", id));
    }

    private Sent state(String agent, String time, String state) {
        return new Sent(EventType.AGENT_STATE_CHANGED, agent, id(), at(time), Map.of("state", state));
    }

    private void chat(String id, String agent, String campaign, String from, String to) {
        Map<String, Object> facts = new HashMap<>(Map.of("request_type", "button"));
        facts.put("campaign_id", campaign);
        account.conversation(id, at(from), facts);
        account.held(id, 1, agent, at(from), at(to), null, true);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private String rows(String question) {
        return ask(question).getString("rows");
    }

    private JsonPath ask(String question) {
        return account.as(Role.VIEWER)
                .contentType(ContentType.JSON)
                .body(question.formatted(RANGE))
                .post("/v1/query")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
