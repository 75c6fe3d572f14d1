package io.colloquy.report.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.EventType;
import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.report.aggregate.AggregationDriver;
import io.colloquy.report.aggregate.TestLog;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.report.report.SimpleStories.Close;
import io.colloquy.report.report.SimpleStories.Response;
import io.colloquy.report.report.SimpleStories.Story;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The reports against numbers worked out by hand from the same events: {@link SimpleStories} tells what happened in each
 * conversation, and knows nothing of how the services work it out.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ReportsOverEventsTest {
    private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-09T00:00:00Z");
    private static final String WEEK = "?from=2026-03-02&to=2026-03-09&interval=day";

    @Inject
    AggregationDriver aggregation;

    private final TestAccount account = TestAccount.create("UTC");
    private final TestLog log = TestLog.of(account.id());
    private final List<Story> stories =
            new SimpleStories(new Random(20260302), FROM.minus(Duration.ofDays(4)), 11).many(250);

    @BeforeEach
    void send() {
        List<Sent> events = new ArrayList<>();
        stories.forEach(story -> events.addAll(story.events()));
        Collections.shuffle(events, new Random(7));
        log.send(events);
        aggregation.drain();
    }

    @AfterEach
    void close() {
        log.close();
        account.close();
    }

    @Test
    void responses() {
        JsonPath report = report("responses", "");

        durations(report, "first_response_time", story -> closedInRange(story) ? story.firstResponseTime() : null);
        List<Duration> each = stories.stream()
                .flatMap(story -> story.responses().stream())
                .filter(response -> inRange(response.at()))
                .map(Response::time)
                .toList();
        assertThat(each).hasSizeGreaterThan(100);
        durations(report, "response_time", each);
    }

    @Test
    void resolutions() {
        JsonPath report = report("resolutions", "");

        durations(report, "resolution_time", story -> closedInRange(story) ? story.resolutionTime() : null);
        durations(
                report,
                "first_assignment_to_close",
                story -> closedInRange(story) ? story.firstAssignmentToClose() : null);
    }

    @Test
    void filtersHoldForEveryNumber() {
        JsonPath report = report("resolutions", "&openedChannel=!email");

        durations(
                report,
                "resolution_time",
                story -> closedInRange(story) && !story.channel().equals("email") ? story.resolutionTime() : null);
    }

    @Test
    void openedAndClosed() {
        JsonPath report = report("conversations", "");

        assertThat(report.getLong(component("opened") + ".count"))
                .isEqualTo(stories.stream()
                        .filter(story -> inRange(story.openedAt()))
                        .count());
        assertThat(report.getLong(component("closed") + ".count"))
                .isEqualTo(stories.stream()
                        .flatMap(story -> story.closes().stream())
                        .filter(close -> inRange(close.at()))
                        .count());
        assertThat(groups(report, "closed_by_category"))
                .isEqualTo(tally(stories.stream()
                        .flatMap(story -> story.closes().stream())
                        .filter(close -> inRange(close.at()))
                        .map(Close::category)));
        assertThat(groups(report, "opened_by_channel"))
                .isEqualTo(tally(stories.stream()
                        .filter(story -> inRange(story.openedAt()))
                        .map(Story::channel)));
    }

    @Test
    void messages() {
        JsonPath report = report("messages", "");

        assertThat(statistic(report, "messages", "messages_inbound"))
                .isEqualTo(messages(EventType.MESSAGE_RECEIVED, this::inRange));
        assertThat(statistic(report, "messages", "messages_outbound"))
                .isEqualTo(messages(EventType.MESSAGE_SENT, this::inRange));
        assertThat(previous(report, "messages", "messages_inbound"))
                .isEqualTo(messages(
                        EventType.MESSAGE_RECEIVED,
                        at -> at.isBefore(FROM) && !at.isBefore(FROM.minus(Duration.ofDays(7)))));
        List<Long> perDay = report.getList(component("messages_over_time") + ".series[0].values", Long.class);
        for (int day = 0; day < 7; day++) {
            Instant start = FROM.plus(Duration.ofDays(day));
            assertThat(perDay.get(day)).isEqualTo(messages(EventType.MESSAGE_RECEIVED, at -> within(at, start, 1)));
        }
    }

    @Test
    void satisfaction() {
        JsonPath report = report("satisfaction", "");

        List<Integer> scores = stories.stream()
                .filter(story -> story.surveyAt() != null && inRange(story.surveyAt()))
                .map(Story::score)
                .toList();
        assertThat(scores).hasSizeGreaterThan(20);
        double good = scores.stream().filter(score -> score >= 4).count();
        assertThat(((Number) statistic(report, "scores", "csat_score")).floatValue())
                .isEqualTo(Math.round(good / scores.size() * 10_000) / 10_000f);
        assertThat(statistic(report, "surveys", "surveys_answered")).isEqualTo(scores.size());
    }

    @Test
    void backlogAtTheEndOfEachDay() {
        JsonPath report = report("backlog", "");

        for (int day = 0; day < 7; day++) {
            Instant end = FROM.plus(Duration.ofDays(day + 1));
            assertThat(lying(report, 0, day)).as("open, day " + day).isEqualTo(stories(story -> story.at(end)
                    .open()));
            assertThat(lying(report, 1, day))
                    .as("unassigned, day " + day)
                    .isEqualTo(stories(
                            story -> story.at(end).open() && !story.at(end).assigned()));
            assertThat(lying(report, 2, day)).as("waiting, day " + day).isEqualTo(stories(story -> story.at(end)
                    .waiting()));
            assertThat(lying(report, 3, day)).as("never answered, day " + day).isEqualTo(stories(story -> story.at(end)
                    .neverAnswered()));
        }
        List<List<Object>> now = report.getList(component("now") + ".rows");
        assertThat(now.getFirst().get(1))
                .isEqualTo((int) stories(story -> story.at(Instant.MAX).open()));
    }

    @Test
    void leaderboardOfAgents() {
        JsonPath report = report("agents", "");

        List<List<Object>> rows = report.getList(component("leaderboard") + ".rows");
        List<String> columns = report.getList(component("leaderboard") + ".columns.id");
        assertThat(rows).hasSize(4);
        for (List<Object> row : rows) {
            String agent = (String) row.get(1);
            Function<String, Object> cell = column -> row.get(columns.indexOf(column));
            List<Duration> responses = stories.stream()
                    .flatMap(story -> story.responses().stream())
                    .filter(response -> response.agent().equals(agent) && inRange(response.at()))
                    .map(Response::time)
                    .toList();
            assertThat(cell.apply("response_time.count")).isEqualTo(responses.size());
            assertThat(cell.apply("response_time.average")).isEqualTo((int) average(responses));
            assertThat(cell.apply("conversations_closed.count")).isEqualTo((int) stories.stream()
                    .flatMap(story -> story.closes().stream())
                    .filter(close -> close.agent().equals(agent) && inRange(close.at()))
                    .count());
            assertThat(cell.apply("conversations_held.count"))
                    .isEqualTo((int) stories(story -> story.heldBy(agent, FROM, TO)));
        }
    }

    private JsonPath report(String name, String filter) {
        return account.as(Role.VIEWER)
                .get("/v1/reports/" + name + WEEK + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void durations(JsonPath report, String metric, Function<Story, Duration> time) {
        List<Duration> times =
                stories.stream().map(time).filter(Objects::nonNull).toList();
        assertThat(times).hasSizeGreaterThan(40);
        durations(report, metric, times);
    }

    private static void durations(JsonPath report, String metric, List<Duration> times) {
        assertThat(statistic(report, metric, "count")).isEqualTo(times.size());
        assertThat(statistic(report, metric, "average")).isEqualTo((int) average(times));
        assertThat(statistic(report, metric, "median")).isEqualTo((int) percentile(times, 50));
        assertThat(statistic(report, metric, "p90")).isEqualTo((int) percentile(times, 90));
        List<Integer> ranges = report.getList(component(metric + "_ranges") + ".groups.count");
        int[] limits = {0, 30, 120, 300, 600, 1800, 3600, Integer.MAX_VALUE};
        for (int i = 0; i + 1 < limits.length; i++) {
            int from = limits[i];
            int below = limits[i + 1];
            assertThat(ranges.get(i)).isEqualTo((int) times.stream()
                    .filter(time -> time.toSeconds() >= from && time.toSeconds() < below)
                    .count());
        }
    }

    private static long average(List<Duration> times) {
        return times.stream().mapToLong(Duration::toMillis).sum() / times.size() / 1000;
    }

    private static long percentile(List<Duration> times, int percent) {
        long[] sorted = times.stream().mapToLong(Duration::toMillis).sorted().toArray();
        double position = (sorted.length - 1) * percent / 100.0;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return (long) (sorted[below] + (sorted[above] - sorted[below]) * (position - below)) / 1000;
    }

    private static String component(String id) {
        return "components.find { it.id == '" + id + "' }";
    }

    private static Object statistic(JsonPath report, String component, String id) {
        return report.get(component(component) + ".statistics.find { it.id == '" + id + "' }.value");
    }

    private static Object previous(JsonPath report, String component, String id) {
        return report.get(component(component) + ".statistics.find { it.id == '" + id + "' }.previous");
    }

    private static Map<String, Long> groups(JsonPath report, String id) {
        Map<String, Long> groups = new HashMap<>();
        report.<Map<String, Object>>getList(component(id) + ".groups")
                .forEach(group -> groups.put((String) group.get("key"), ((Number) group.get("count")).longValue()));
        return groups;
    }

    private static long lying(JsonPath report, int kind, int day) {
        return report.getLong(component("over_time") + ".series[" + kind + "].values[" + day + "]");
    }

    private int messages(EventType type, Predicate<Instant> when) {
        return (int) stories.stream()
                .flatMap(story -> story.events().stream())
                .filter(event -> event.type() == type && when.test(event.time()))
                .count();
    }

    private static <T> Map<T, Long> tally(Stream<T> all) {
        Map<T, Long> tally = new TreeMap<>();
        all.forEach(one -> tally.merge(one, 1L, Long::sum));
        return tally;
    }

    private long stories(Predicate<Story> which) {
        return stories.stream().filter(which).count();
    }

    private boolean closedInRange(Story story) {
        return story.closedAt() != null && inRange(story.closedAt());
    }

    private boolean inRange(Instant moment) {
        return within(moment, FROM, 7);
    }

    private static boolean within(Instant moment, Instant start, int days) {
        return !moment.isBefore(start) && moment.isBefore(start.plus(Duration.ofDays(days)));
    }
}
