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
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers of the query against the same ones reckoned by hand from what the events were made of. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class QueryAgainstEventsTest {
    private static final Instant START = Instant.parse("2026-03-27T00:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2026, 3, 27);
    private static final LocalDate TO = LocalDate.of(2026, 4, 1);

    /** Its clocks went forward on 2026-03-29. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final List<String> CHANNELS = List.of("whatsapp", "email", "line");
    private static final List<String> AGENTS = List.of("ann", "ben", "cyd");
    private static final List<String> NUMBERS =
            List.of("count", "sum", "average", "min", "max", "median", "p10", "p90", "p99", "share", "within_300");

    @Inject
    AggregationDriver aggregation;

    private final Random random = new Random(5);
    private final TestAccount account = TestAccount.create(ZONE.getId());
    private final TestLog log = TestLog.of(account.id());

    /** What a conversation was made of; what did not happen is null. */
    private record Made(
            String id,
            String channel,
            String agent,
            String category,
            Instant opened,
            Instant answered,
            Instant closed) {

        Long responseMillis() {
            return answered == null
                    ? null
                    : Long.valueOf(Duration.between(opened, answered).toMillis());
        }

        String responder() {
            return answered == null ? null : agent;
        }

        LocalDate closingDay() {
            return LocalDate.ofInstant(closed, ZONE);
        }
    }

    @AfterEach
    void close() {
        log.close();
        account.close();
    }

    @Test
    void everyAggregateOfEveryGroupIsTheOneReckonedByHand() {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            made.add(send("c" + i));
        }
        aggregation.drain();
        List<Made> inRange = made.stream()
                .filter(one -> one.closed() != null)
                .filter(one ->
                        !one.closingDay().isBefore(FROM) && one.closingDay().isBefore(TO))
                .toList();
        assertThat(inRange).hasSizeGreaterThan(50);

        compare(inRange, List.of(), one -> List.of());
        compare(inRange, List.of("channel"), one -> list(one.channel()));
        compare(inRange, List.of("category"), one -> list(one.category()));
        compare(inRange, List.of("agent"), one -> list(one.responder()));
        compare(inRange, List.of("channel", "category"), one -> list(one.channel(), one.category()));
        compare(
                inRange,
                List.of("closed_by", "channel", "category"),
                one -> list(one.agent(), one.channel(), one.category()));
        compareByDay(inRange);
    }

    private void compare(List<Made> made, List<String> groupBy, Function<Made, List<String>> key) {
        Map<String, List<Made>> groups = made.stream()
                .collect(Collectors.groupingBy(one -> key.apply(one).toString()));
        Map<String, List<Object>> expected = new TreeMap<>();
        groups.forEach((group, of) -> expected.put(group, numbers(of, made)));

        Map<String, List<Object>> found = new TreeMap<>();
        int named = (int) groupBy.stream()
                .filter(name -> name.equals("agent") || name.equals("closed_by"))
                .count();
        for (List<Object> row : rows(groupBy, "")) {
            List<Object> keys = new ArrayList<>(row.subList(0, groupBy.size() + named));
            // A name stands behind each agent.
            for (int i = groupBy.size() - 1; i >= 0; i--) {
                if (groupBy.get(i).equals("agent") || groupBy.get(i).equals("closed_by")) {
                    keys.remove(i + 1);
                }
            }
            found.put(keys.toString(), shown(row.subList(groupBy.size() + named, row.size())));
        }
        assertThat(found).as("by %s", groupBy).isEqualTo(expected);
    }

    private void compareByDay(List<Made> made) {
        List<List<Object>> rows = rows(List.of(), ", \"interval\":\"day\"");

        List<LocalDate> days = FROM.datesUntil(TO).toList();
        assertThat(rows).hasSameSizeAs(days);
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            List<Made> of =
                    made.stream().filter(one -> one.closingDay().equals(day)).toList();
            assertThat(shown(rows.get(i).subList(1, rows.get(i).size())))
                    .as("%s", day)
                    .isEqualTo(numbers(of, made));
        }
    }

    /** In the order of {@link #NUMBERS}, as text. */
    private static List<Object> numbers(List<Made> group, List<Made> all) {
        List<Long> values = group.stream()
                .map(Made::responseMillis)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        long whole =
                all.stream().map(Made::responseMillis).filter(Objects::nonNull).count();
        List<Object> numbers = new ArrayList<>();
        numbers.add(text(BigDecimal.valueOf(values.size())));
        BigDecimal sum = values.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (values.isEmpty()) {
            numbers.addAll(Arrays.asList(null, null, null, null, null, null, null, null));
        } else {
            numbers.add(seconds(sum));
            numbers.add(seconds(sum.divide(BigDecimal.valueOf(values.size()), 9, RoundingMode.FLOOR)));
            numbers.add(seconds(BigDecimal.valueOf(values.getFirst())));
            numbers.add(seconds(BigDecimal.valueOf(values.getLast())));
            for (int percent : new int[] {50, 10, 90, 99}) {
                numbers.add(seconds(percentile(values, percent)));
            }
        }
        numbers.add(whole == 0 ? null : share(values.size(), whole));
        long within = values.stream().filter(value -> value <= 300_000).count();
        numbers.add(values.isEmpty() ? null : share(within, values.size()));
        assertThat(numbers).hasSameSizeAs(NUMBERS);
        return numbers;
    }

    /** On the line between the two values beside the place percent/100 × (n − 1). */
    private static BigDecimal percentile(List<Long> sorted, int percent) {
        BigDecimal place =
                BigDecimal.valueOf(percent).movePointLeft(2).multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = place.intValue();
        BigDecimal low = BigDecimal.valueOf(sorted.get(below));
        BigDecimal high = BigDecimal.valueOf(sorted.get(Math.min(below + 1, sorted.size() - 1)));
        return low.add(high.subtract(low).multiply(place.subtract(BigDecimal.valueOf(below))));
    }

    private static String seconds(BigDecimal millis) {
        return text(millis.divide(BigDecimal.valueOf(1000), 0, RoundingMode.FLOOR));
    }

    private static String share(long part, long whole) {
        return text(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP));
    }

    private static List<Object> shown(List<Object> cells) {
        List<Object> shown = new ArrayList<>();
        cells.forEach(cell -> shown.add(cell == null ? null : text(new BigDecimal(cell.toString()))));
        return shown;
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private List<List<Object>> rows(List<String> groupBy, String more) {
        String metrics = NUMBERS.stream()
                .map(number -> {
                    String asked = number.startsWith("p")
                            ? "\"percentile\",\"percentile\":" + number.substring(1)
                            : number.startsWith("within")
                                    ? "\"within\",\"withinSeconds\":" + number.substring("within_".length())
                                    : "\"" + number + "\"";
                    return "{\"metric\":\"first_response_time\",\"aggregate\":" + asked + "}";
                })
                .collect(Collectors.joining(","));
        String groups = groupBy.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(","));
        return account.as(Role.VIEWER)
                .contentType(ContentType.JSON)
                .body("""
                        {"metrics":[%s],"groupBy":[%s],"range":{"from":"%s","to":"%s"}%s}""".formatted(metrics, groups, FROM, TO, more))
                .post("/v1/query")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("rows");
    }

    /** Opened by a customer who writes; perhaps answered, perhaps closed, by one agent. */
    private Made send(String id) {
        Instant opened = START.plusMillis(random.nextInt(7 * 24 * 3600) * 1000L - 24 * 3600_000L);
        Instant answered = random.nextInt(5) == 0 ? null : opened.plusMillis(1 + random.nextInt(600_000));
        Instant closed = random.nextInt(6) == 0 ? null : opened.plusMillis(600_001 + random.nextInt(600_000));
        String category = random.nextInt(4) == 0 ? null : "k" + random.nextInt(3);
        Made made = new Made(id, pick(CHANNELS), pick(AGENTS), category, opened, answered, closed);
        Map<String, Object> by = Map.of("type", "agent", "id", made.agent());
        log.send(
                new Sent(
                        EventType.CONVERSATION_OPENED,
                        id,
                        id + "-o",
                        opened,
                        Map.of("source", "contact", "contactId", "of-" + id, "channel", made.channel())),
                new Sent(
                        EventType.MESSAGE_RECEIVED,
                        id,
                        id + "-r",
                        opened,
                        Map.of(
                                "messageId",
                                id + "-r",
                                "channel",
                                made.channel(),
                                "contactId",
                                "of-" + id,
                                "text",
                                "?")));
        if (answered != null) {
            log.send(new Sent(
                    EventType.MESSAGE_SENT,
                    id,
                    id + "-s",
                    answered,
                    Map.of(
                            "messageId",
                            id + "-s",
                            "channel",
                            made.channel(),
                            "author",
                            Map.of("type", "user", "agentId", made.agent()),
                            "text",
                            "!")));
        }
        if (closed != null) {
            Map<String, Object> close = new TreeMap<>(Map.of("source", "user", "by", by));
            if (category != null) {
                close.put("category", category);
            }
            log.send(new Sent(EventType.CONVERSATION_CLOSED, id, id + "-c", closed, close));
        }
        return made;
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<String> list(String... values) {
        return Arrays.asList(values);
    }
}
