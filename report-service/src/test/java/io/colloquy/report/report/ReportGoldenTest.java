package io.colloquy.report.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The report against a count by hand over the same conversations, made at random from a seed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ReportGoldenTest {
    private static final ZoneId ZONE = ZoneId.of("America/St_Johns");
    private static final Instant FROM = Instant.parse("2026-03-01T03:30:00Z");
    private static final Instant TO = Instant.parse("2026-03-15T02:30:00Z");

    private record Close(Instant at, String source, String category) {}

    private record Conversation(
            String id,
            String contact,
            Instant openedAt,
            String source,
            String channel,
            String status,
            List<Close> closes) {}

    private final Random random = new Random(20260302);
    private final TestAccount account = TestAccount.create(ZONE.getId());
    private final List<Conversation> conversations = new ArrayList<>();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void reportIsWhatCountingByHandGives() {
        for (int i = 0; i < 400; i++) {
            store(conversation("c" + i));
        }

        JsonPath report = account.as(Role.VIEWER)
                .get("/v1/reports/conversations?from=2026-03-01&to=2026-03-15&openedChannel=!email&weekStart=monday")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        List<Conversation> counted = conversations.stream()
                .filter(conversation -> !conversation.status().equals("merged"))
                .filter(conversation -> !"email".equals(conversation.channel()))
                .toList();
        List<Conversation> opened = counted.stream()
                .filter(conversation -> isInRange(conversation.openedAt()))
                .toList();
        List<Map.Entry<Conversation, Close>> closed = counted.stream()
                .flatMap(conversation -> conversation.closes().stream().map(close -> Map.entry(conversation, close)))
                .filter(close -> isInRange(close.getValue().at()))
                .toList();
        assertThat(opened).hasSizeGreaterThan(50);
        assertThat(closed).hasSizeGreaterThan(50);
        assertThat(count(report, "opened")).isEqualTo(opened.size());
        assertThat(count(report, "closed")).isEqualTo(closed.size());
        assertThat(groups(report, "opened_by_source")).isEqualTo(tally(opened.stream(), Conversation::source));
        assertThat(groups(report, "opened_by_channel")).isEqualTo(tally(opened.stream(), Conversation::channel));
        assertThat(groups(report, "opened_by_contact_type")).isEqualTo(tally(opened.stream(), this::contactType));
        assertThat(groups(report, "closed_by_source"))
                .isEqualTo(tally(closed.stream(), close -> close.getValue().source()));
        assertThat(groups(report, "closed_by_category"))
                .isEqualTo(tally(closed.stream(), close -> close.getValue().category()));
        assertThat(groups(report, "closed_by_contact_type"))
                .isEqualTo(tally(closed.stream(), close -> contactType(close.getKey())));
        assertThat(days(report, 0)).isEqualTo(tally(opened.stream(), conversation -> day(conversation.openedAt())));
        assertThat(days(report, 1))
                .isEqualTo(tally(closed.stream(), close -> day(close.getValue().at())));
        assertThat(hours(report, "opened_heat_map"))
                .isEqualTo(tally(opened.stream(), conversation -> hour(conversation.openedAt())));
        assertThat(hours(report, "closed_heat_map"))
                .isEqualTo(tally(closed.stream(), close -> hour(close.getValue().at())));
    }

    private Conversation conversation(String id) {
        Instant openedAt = FROM.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60) - 3 * 24 * 60));
        List<Close> closes = new ArrayList<>();
        Instant at = openedAt;
        for (int i = random.nextInt(4); i > 0; i--) {
            at = at.plus(Duration.ofMinutes(random.nextInt(4000)));
            closes.add(new Close(at, pick("user", "bot", "blocked"), pick("sales", "billing", null)));
        }
        return new Conversation(
                id,
                "contact" + random.nextInt(150),
                openedAt,
                pick("contact", "user", "paid_ads", null),
                pick("whatsapp", "email", "webchat", null),
                pick("open", "closed", "merged", "pending"),
                closes);
    }

    private void store(Conversation conversation) {
        conversations.add(conversation);
        Map<String, Object> facts = new HashMap<>();
        facts.put("contact_id", conversation.contact());
        facts.put("opened_source", conversation.source());
        facts.put("opened_channel", conversation.channel());
        facts.put("status", conversation.status());
        account.conversation(conversation.id(), conversation.openedAt(), facts);
        int ordinal = 0;
        for (Close close : conversation.closes()) {
            account.close(conversation.id(), ++ordinal, close.at(), close.source(), close.category());
        }
    }

    private String contactType(Conversation conversation) {
        boolean earlier = conversations.stream()
                .filter(other -> other.contact().equals(conversation.contact()))
                .anyMatch(other -> other.openedAt().isBefore(conversation.openedAt())
                        || (other.openedAt().equals(conversation.openedAt())
                                && other.id().compareTo(conversation.id()) < 0));
        return earlier ? "returning" : "new";
    }

    private static boolean isInRange(Instant moment) {
        return !moment.isBefore(FROM) && moment.isBefore(TO);
    }

    private static String day(Instant moment) {
        return moment.atZone(ZONE).toLocalDate().toString();
    }

    private static String hour(Instant moment) {
        ZonedDateTime local = moment.atZone(ZONE);
        return local.getDayOfWeek().getValue() - 1 + "/" + local.getHour();
    }

    private static long count(JsonPath report, String id) {
        return report.getLong(component(id) + ".count");
    }

    /** By key; no entry for a count of 0. */
    private static Map<String, Long> groups(JsonPath report, String id) {
        List<Map<String, Object>> groups = report.getList(component(id) + ".groups");
        Map<String, Long> counts = new TreeMap<>();
        groups.forEach(group -> add(counts, String.valueOf(group.get("key")), (Integer) group.get("count")));
        return counts;
    }

    private static Map<String, Long> days(JsonPath report, int series) {
        List<String> starts = report.getList(component("opened_and_closed") + ".buckets.local");
        List<Integer> values = report.getList(component("opened_and_closed") + ".series[" + series + "].values");
        assertThat(values).hasSize(14);
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            add(counts, starts.get(i).substring(0, 10), values.get(i));
        }
        return counts;
    }

    private static Map<String, Long> hours(JsonPath report, String id) {
        List<List<Integer>> cells = report.getList(component(id) + ".cells");
        Map<String, Long> counts = new TreeMap<>();
        for (int day = 0; day < cells.size(); day++) {
            for (int hour = 0; hour < cells.get(day).size(); hour++) {
                add(counts, day + "/" + hour, cells.get(day).get(hour));
            }
        }
        return counts;
    }

    private static void add(Map<String, Long> counts, String key, int count) {
        if (count > 0) {
            counts.put(key, (long) count);
        }
    }

    private static <T> Map<String, Long> tally(Stream<T> all, Function<T, String> by) {
        Map<String, Long> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(String.valueOf(by.apply(one)), 1L, Long::sum));
        return counts;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private static String component(String id) {
        return "components.find { it.id == '" + id + "' }";
    }
}
