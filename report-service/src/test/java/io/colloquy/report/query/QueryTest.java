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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/query} (reports 3.3). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class QueryTest {
    private static final String ADDRESS = "/v1/query";

    /** A Monday. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static final String WEEK = "\"range\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-09\"}";

    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void functionsOfValuesAreThoseOfTheCatalogue() {
        int[] seconds = {30, 90, 120, 480, 630};
        for (int i = 0; i < seconds.length; i++) {
            closed("c" + i, MONDAY, Map.of("first_response_time_ms", seconds[i] * 1000L + 999));
        }
        closed("without", MONDAY, Map.of());

        JsonPath answer = ask("""
                {"metrics":[{"metric":"first_response_time","aggregate":"count"},
                            {"metric":"first_response_time","aggregate":"sum"},
                            {"metric":"first_response_time","aggregate":"average"},
                            {"metric":"first_response_time","aggregate":"min"},
                            {"metric":"first_response_time","aggregate":"max"},
                            {"metric":"first_response_time","aggregate":"median"},
                            {"metric":"first_response_time","aggregate":"percentile","percentile":90},
                            {"metric":"first_response_time","aggregate":"within","withinSeconds":120},
                            {"metric":"first_response_time","aggregate":"ranges"}], %s}""".formatted(WEEK));

        // 999 ms each: they add up to almost 5 s, and are rounded down everywhere else.
        assertThat(answer.getString("rows[0]"))
                .isEqualTo("[5, 1354, 270, 30, 630, 120, 570, 0.4, 0, 2, 1, 1, 1, 0, 0]");
        assertThat(answer.getList("columns.id", String.class))
                .startsWith("first_response_time.count", "first_response_time.sum")
                .contains("first_response_time.p90", "first_response_time.within_120")
                .endsWith("first_response_time.ranges.from_3600");
        assertThat(answer.getList("columns.unit")).startsWith("count", "seconds", "seconds");
    }

    @Test
    void nullIsNotZero() {
        closed("c", MONDAY, Map.of());

        JsonPath answer = ask("""
                {"metrics":[{"metric":"first_response_time","aggregate":"count"},
                            {"metric":"first_response_time","aggregate":"average"},
                            {"metric":"resolution_time_business","aggregate":"sum"},
                            {"metric":"reopened_rate"}], %s}""".formatted(WEEK));

        assertThat(answer.getString("rows")).isEqualTo("[[0, null, null, null]]");
        assertThat(answer.getBoolean("noData")).isTrue();
    }

    @Test
    void severalDatasetsMeetInTheGroupsTheyShare() {
        account.conversation("a", MONDAY, Map.of("opened_channel", "email", "category", "x"));
        account.conversation("b", MONDAY, Map.of("opened_channel", "email"));
        account.conversation("c", MONDAY.minus(Duration.ofDays(30)), Map.of("opened_channel", "sms"));
        account.close("c", 1, MONDAY, "user", "sales");

        JsonPath answer = ask("""
                {"metrics":[{"metric":"conversations_opened"},{"metric":"conversations_closed"},
                            {"metric":"conversations_opened","aggregate":"share"}],
                 "groupBy":["channel"], %s}""".formatted(WEEK));

        assertThat(answer.getString("rows")).isEqualTo("[[email, 2, 0, 1], [sms, 0, 1, 0]]");
        assertThat(answer.getString("columns[1].anchor")).contains("opening");
    }

    @Test
    void topKeepsTheLargestGroupsAndWorksOutTheOthersFromTheirRows() {
        String[] channels = {"email", "email", "email", "sms", "sms", "line", "viber"};
        long[] seconds = {1, 1, 1, 5, 7, 10, 100};
        for (int i = 0; i < channels.length; i++) {
            closed("c" + i, MONDAY, Map.of("opened_channel", channels[i], "resolution_time_ms", seconds[i] * 1000));
        }

        JsonPath answer = ask("""
                {"metrics":[{"metric":"resolution_time","aggregate":"count"},
                            {"metric":"resolution_time","aggregate":"average"},
                            {"metric":"resolution_time","aggregate":"percentile","percentile":50}],
                 "groupBy":["channel"], "top":1, %s}""".formatted(WEEK));

        // Of 5, 7, 10 and 100: the mean of means would be 38.
        assertThat(answer.getString("rows")).isEqualTo("[[email, false, 3, 1, 1], [null, true, 4, 30, 8]]");
    }

    @Test
    void groupWithoutAValueIsNotTheOther() {
        closed("a", MONDAY, Map.of("category", "x"));
        closed("b", MONDAY, Map.of("category", "x"));
        closed("c", MONDAY, Map.of());
        closed("d", MONDAY, Map.of("category", "other"));
        closed("e", MONDAY, Map.of("category", "z"));

        JsonPath answer = ask("""
                {"metrics":[{"metric":"closed_count","aggregate":"count"}],
                 "groupBy":["category"], "top":3, %s}""".formatted(WEEK));

        assertThat(answer.getString("rows"))
                .isEqualTo("[[x, false, 2], [other, false, 1], [z, false, 1], [null, true, 1]]");
    }

    @Test
    void topicsCountOnceEachAndOnceInTheOthersAndTheWhole() {
        topics("a", "t1", "t2", "t3");
        topics("b", "t1", "t2");
        topics("c", "t1");
        topics("d");
        account.name("topic", "t1", "Shipping");

        String metrics = """
                {"metrics":[{"metric":"conversations_opened"},
                            {"metric":"conversations_opened","aggregate":"share"}],
                 "groupBy":["topic"], %s%s}""";
        JsonPath all = ask(metrics.formatted(WEEK, ""));
        JsonPath top = ask(metrics.formatted(WEEK, ",\"top\":1"));

        assertThat(all.getString("rows"))
                .isEqualTo("[[t1, Shipping, 3, 0.75], [t2, null, 2, 0.5], [t3, null, 1, 0.25], [null, null, 1, 0.25]]");
        assertThat(top.getString("rows")).isEqualTo("[[t1, Shipping, false, 3, 0.75], [null, null, true, 3, 0.75]]");
    }

    @Test
    void previousPeriodStandsBesideEachValue() {
        closed("now", MONDAY, Map.of("resolution_time_ms", 4000L, "opened_channel", "email"));
        closed("then", MONDAY.minus(Duration.ofDays(7)), Map.of("resolution_time_ms", 9000L, "opened_channel", "sms"));

        JsonPath answer = ask("""
                {"metrics":[{"metric":"resolution_time","aggregate":"count"},
                            {"metric":"resolution_time","aggregate":"average"}],
                 "groupBy":["channel"], "compareWith":"previous_period", %s}""".formatted(WEEK));

        assertThat(answer.getString("rows")).isEqualTo("[[email, 1, 0, 4, null], [sms, 0, 1, null, 9]]");
        assertThat(answer.getString("previous.from")).isEqualTo("2026-02-23T00:00:00Z");
        assertThat(answer.getList("columns.period"))
                .containsExactly(null, "current", "previous", "current", "previous");
    }

    @Test
    void everyBucketIsThereOfEveryGroup() {
        account.conversation("a", MONDAY, Map.of("opened_channel", "email"));
        account.conversation("b", MONDAY.plus(Duration.ofDays(2)), Map.of("opened_channel", "sms"));

        JsonPath answer = ask("""
                {"metrics":[{"metric":"conversations_opened"}], "groupBy":["channel"], "interval":"day",
                 "range":{"from":"2026-03-02","to":"2026-03-05"}}""");
        JsonPath nothing = ask("""
                {"metrics":[{"metric":"conversations_opened"}], "interval":"day",
                 "range":{"from":"2020-03-02","to":"2020-03-05"}}""");

        assertThat(answer.getList("rows.collect { it[2] }", Integer.class)).containsExactly(1, 0, 0, 0, 0, 1);
        assertThat(nothing.getList("rows.collect { it[1] }", Integer.class)).containsExactly(0, 0, 0);
        assertThat(nothing.getList("buckets.local", String.class))
                .containsExactly("2020-03-02T00:00Z", "2020-03-03T00:00Z", "2020-03-04T00:00Z");
        assertThat(nothing.getBoolean("noData")).isTrue();
    }

    @Test
    void heatMapHasEveryHourOfEveryDayInTheOrderOfTheWeekAsked() {
        account.conversation("a", MONDAY, Map.of());

        JsonPath answer = ask("""
                {"metrics":[{"metric":"conversations_opened"}], "groupBy":["day_of_week","hour_of_day"],
                 "timezone":"Asia/Kathmandu", "weekStart":"sunday", %s}""".formatted(WEEK));

        assertThat(answer.getList("rows")).hasSize(7 * 24);
        assertThat(answer.getString("rows[0]")).isEqualTo("[sunday, 0, 0]");
        // 09:00 UTC is 14:45 in Nepal.
        assertThat(answer.getString("rows[24 + 14]")).isEqualTo("[monday, 14, 1]");
    }

    @Test
    void filterWithoutMeaningForOneMetricLeavesTheOthersTheirNumbers() {
        closed("a", MONDAY, Map.of("category", "sales"));
        account.close("a", 1, MONDAY, "user", "sales");

        JsonPath answer = ask("""
                {"metrics":[{"metric":"conversations_opened"},{"metric":"conversations_closed"}],
                 "filter":{"category":"sales"}, %s}""".formatted(WEEK));

        assertThat(answer.getString("rows")).isEqualTo("[[null, 1]]");
        assertThat(answer.getList("columns[0].notApplicable", String.class)).containsExactly("category");
        assertThat(answer.getMap("columns[1]")).doesNotContainKey("notApplicable");
        assertThat(answer.getMap("")).doesNotContainKey("noData");
    }

    @Test
    void whatVisitorsDidIsCountedByCampaignAndEntrypoint() {
        traffic("page.visited", "host", "spring", "v1");
        traffic("page.visited", "host", "spring", "v1");
        traffic("page.visited", "host", "autumn", "v2");
        traffic("entrypoint.viewed", "button", "spring", "v1");
        traffic("invite.shown", "long", "spring", "v2");
        traffic("invite.accepted", "long", "spring", "v2");
        account.conversation("c", MONDAY, Map.of("campaign_id", "spring", "entrypoint_id", "button"));

        JsonPath campaigns = ask("""
                {"metrics":[{"metric":"visits"},{"metric":"visitors"},{"metric":"views"},{"metric":"chats"}],
                 "groupBy":["campaign"], %s}""".formatted(WEEK));
        JsonPath entrypoints = ask("""
                {"metrics":[{"metric":"views"},{"metric":"clicks"},{"metric":"chats"}],
                 "groupBy":["entrypoint"], "filter":{"campaign":"spring"}, %s}""".formatted(WEEK));
        JsonPath invites = ask("""
                {"metrics":[{"metric":"shown"},{"metric":"accepted"},{"metric":"declined"}],
                 "groupBy":["filter"], "filter":{"openedChannel":"email"}, %s}""".formatted(WEEK));

        assertThat(campaigns.getString("rows")).isEqualTo("[[spring, null, 2, 2, 2, 1], [autumn, null, 1, 1, 0, 0]]");
        // Both count as viewed once; of the same size they are in the order of their ids.
        assertThat(entrypoints.getString("rows")).isEqualTo("[[button, 1, 0, 1], [long, 1, 1, 0]]");
        assertThat(invites.getList("columns[1].notApplicable", String.class)).containsExactly("openedChannel");
        assertThat(invites.getList("rows")).isEmpty();
    }

    @Test
    void agentHeldAConversationInEveryBucketThatTheHoldingReachesAndOnceInTheRange() {
        Instant tuesday = MONDAY.plus(Duration.ofDays(1));
        account.conversation("a", MONDAY.minus(Duration.ofDays(9)), Map.of());
        account.held("a", 1, "ann", MONDAY.minus(Duration.ofDays(9)), tuesday, null, true);
        account.held("a", 2, "ann", tuesday.plusSeconds(60), null, null, true);
        account.held("a", 3, "ben", MONDAY.minus(Duration.ofDays(9)), MONDAY.minus(Duration.ofDays(8)), null, true);

        String asked = """
                {"metrics":[{"metric":"conversations_held"}], "groupBy":["agent"],
                 "range":{"from":"2026-03-02","to":"2026-03-05"}%s}""";

        assertThat(ask(asked.formatted("")).getString("rows")).isEqualTo("[[ann, null, 1]]");
        assertThat(ask(asked.formatted(", \"interval\":\"day\"")).getList("rows.collect { it[3] }", Integer.class))
                .containsExactly(1, 1, 1);
    }

    @Test
    void businessClockAsksTheTwins() {
        closed("a", MONDAY, Map.of("resolution_time_ms", 9000L, "resolution_time_business_ms", 2000L));

        JsonPath answer = ask("""
                {"metrics":[{"metric":"resolution_time","aggregate":"sum"}], "clock":"business", %s}""".formatted(WEEK));

        assertThat(answer.getString("rows")).isEqualTo("[[2]]");
        assertThat(answer.getString("columns[0].metric")).isEqualTo("resolution_time_business");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | metrics",
                "{'metrics':[]} | metrics",
                "{'metrics':[{'metric':'magic','aggregate':'sum'}]} | metrics[0].metric",
                "{'metrics':[{'metric':'closed_source','aggregate':'count'}]} | metrics[0].metric",
                "{'metrics':[{'metric':'resolution_time'}]} | metrics[0].aggregate",
                "{'metrics':[{'metric':'resolution_time','aggregate':'sum'},null]} | metrics[1].metric",
                "{'metrics':[{'metric':'unanswered','aggregate':'median'}]} | metrics[0].aggregate",
                "{'metrics':[{'metric':'resolution_time','aggregate':'percentile'}]} | metrics[0].percentile",
                "{'metrics':[{'metric':'resolution_time','aggregate':'percentile','percentile':100}]} | metrics[0].percentile",
                "{'metrics':[{'metric':'resolution_time','aggregate':'sum','percentile':9}]} | metrics[0].percentile",
                "{'metrics':[{'metric':'resolution_time','aggregate':'within'}]} | metrics[0].withinSeconds",
                "{'metrics':[{'metric':'handle_time','aggregate':'sum'}],'clock':'business'} | metrics[0].metric",
                "{'metrics':[{'metric':'conversations_opened'},{'metric':'conversations_opened','aggregate':'count'}]} | metrics[1]",
                "{'metrics':[{'metric':'conversations_opened'}],'groupBy':['summary']} | groupBy[0]",
                "{'metrics':[{'metric':'conversations_opened'}],'groupBy':['channel','channel']} | groupBy[1]",
                "{'metrics':[{'metric':'conversations_opened'}],'groupBy':['direction']} | groupBy",
                "{'metrics':[{'metric':'conversations_opened'}],'interval':'decade'} | interval",
                "{'metrics':[{'metric':'conversations_opened'}],'top':3} | top",
                "{'metrics':[{'metric':'conversations_opened'}],'groupBy':['channel'],'top':0} | top",
                "{'metrics':[{'metric':'conversations_opened'}],'weekStart':'someday'} | weekStart",
                "{'metrics':[{'metric':'conversations_opened'}],'clock':'sundial'} | clock",
                "{'metrics':[{'metric':'conversations_opened'}],'compareWith':'yesterday'} | compareWith",
                "{'metrics':[{'metric':'conversations_opened'}],'timezone':'Mars/Olympus'} | timezone",
                "{'metrics':[{'metric':'conversations_opened'}],'preset':'last_year'} | preset",
                "{'metrics':[{'metric':'conversations_opened'}],'range':{'from':'2026-02-30','to':'2026-03-01'}} | range.from",
                "{'metrics':[{'metric':'conversations_opened'}],'filter':{'colour':'red'}} | filter.colour",
                "{'metrics':[{'metric':'conversations_opened'}],'range':{'from':'1970-01-01','to':'2026-01-01'},'interval':'hour'} | interval",
                "{'metrics':[{'metric':'conversations_opened'}],'range':{'from':'0001-01-01','to':'9999-01-01'},'compareWith':'previous_period'} | range",
                "{'metrics':[{'metric':'conversations_opened'}],'cell':{}} | cell",
                "{'metrics':'all'} | metrics",
                "{'metrics':[{'metric':'conversations_opened'}],'colour':'red'} | colour"
            })
    void whatCannotBeAskedIsNamed(String body, String field) {
        send(Role.VIEWER, body.replace('\'', '"'))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains(field));
    }

    @Test
    void moreRowsThanAnAnswerHoldsAreRefused() {
        for (int i = 0; i < 15; i++) {
            account.conversation("c" + i, MONDAY, Map.of("opened_channel", "email", "category", "k" + i));
        }

        send(Role.VIEWER, """
                {"metrics":[{"metric":"conversations_opened"}], "groupBy":["category"], "interval":"hour",
                 "range":{"from":"2026-01-01","to":"2026-06-01"}}""").statusCode(400).body("violations.field", contains("groupBy"));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, 200", "OPERATOR, 200", "ADMIN, 200", "INGEST, 403"})
    void viewersAndAboveAsk(Role role, int status) {
        send(role, "{\"metrics\":[{\"metric\":\"conversations_opened\"}]}").statusCode(status);
    }

    @Test
    void anotherAccountsConversationsAreInNoNumber() {
        account.conversation("a", MONDAY, Map.of());
        try (TestAccount other = TestAccount.create("UTC")) {
            other.as(Role.VIEWER)
                    .contentType(ContentType.JSON)
                    .body("{\"metrics\":[{\"metric\":\"conversations_opened\"}], %s}".formatted(WEEK))
                    .post(ADDRESS)
                    .then()
                    .statusCode(200)
                    .body("rows", equalTo(List.of(List.of(0))));
        }
    }

    private void traffic(String type, String subject, String campaign, String visitor) {
        account.execute(
                "INSERT INTO traffic_events (account_id, event_key, type, subject, campaign_id, visitor_id, occurred_at)"
                        + " VALUES (?, gen_random_uuid(), ?, ?, ?, ?, ?)",
                account.id(),
                type,
                subject,
                campaign,
                visitor,
                MONDAY);
    }

    private void topics(String conversation, String... topics) {
        account.conversation(conversation, MONDAY, Map.of("topic_ids", topics));
    }

    private void closed(String conversation, Instant at, Map<String, ?> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("closed_at", at);
        all.put("closed_count", 0L);
        all.put("reopened_count", 0L);
        account.conversation(conversation, at, all);
    }

    private JsonPath ask(String body) {
        return send(Role.VIEWER, body).statusCode(200).extract().jsonPath();
    }

    private ValidatableResponse send(Role role, String body) {
        return account.as(role)
                .contentType(ContentType.JSON)
                .body(body)
                .post(ADDRESS)
                .then();
    }
}
