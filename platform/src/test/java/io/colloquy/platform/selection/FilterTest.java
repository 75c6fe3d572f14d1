package io.colloquy.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.Violation;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String PRODUCTION = "(environment = ANY ($%d::text[]))";

    private final Violations violations = new Violations();

    @Test
    void testConversationsAreLeftOutUnlessAskedFor() {
        assertThat(query(Map.of()).condition(1).sql()).isEqualTo(PRODUCTION.formatted(1));
        assertThat(parameters(query(Map.of("environment", List.of("test,production")))))
                .containsExactly(List.of("test", "production"));
    }

    @Test
    void positivesAreOredNegationsAndedAndNoneIsNull() {
        var filter = query(Map.of("category", List.of("billing,none", "!spam"), "environment", List.of("test")));

        assertThat(filter.condition(3).sql())
                .isEqualTo("(category = ANY ($3::text[]) OR (category IS NULL))"
                        + " AND NOT coalesce(category = ANY ($4::text[]), false)"
                        + " AND (environment = ANY ($5::text[]))");
        assertThat(parameters(filter)).containsExactly(List.of("billing"), List.of("spam"), List.of("test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE events; --",
                "\" OR 1=1",
                "$1",
                "%s",
                "\\",
            })
    void whatUsersSendIsNeverInTheText(String value) {
        var filter = body(Map.of(
                "category",
                value,
                "contact",
                List.of("!" + value),
                "bot",
                value,
                "topic",
                value,
                "where",
                List.of("summary~" + value)));

        assertThat(violations.list()).isEmpty();
        assertThat(filter.condition(1)
                        .sql()
                        .replaceAll("\\$\\d+", "")
                        .replace("\"pg_c_utf8\"", "")
                        .replace("'colloquy.account'", "")
                        .replace("'bot'", "")
                        .replace("'topic'", ""))
                .doesNotContain("DROP", "1=1", "$", "%", "\\", "'", "\"");
    }

    @Test
    void partOfTextIsTakenLiterally() {
        var filter = body(Map.of("where", List.of("summary~50%_\\")));

        assertThat(parameters(filter).getFirst()).isEqualTo("%50\\%\\_\\\\%");
    }

    @Test
    void bodyTakesOneStringOrAListAndSplitsNothing() {
        var filter = body(Map.of("category", "a,b"));

        assertThat(parameters(filter).getFirst()).isEqualTo(List.of("a,b"));
    }

    @Test
    void columnsAreCalledAsTheQueryCallsThem() {
        var filter = query(Map.of("closedTo", List.of("2026-03-01")));

        assertThat(filter.condition(1, column -> "c." + column).sql())
                .isEqualTo("c.closed_at < $1 AND (c.environment = ANY ($2::text[]))");
    }

    @Test
    void whatWasNotKnownAtTheOpeningIsNamed() {
        var filter = query(Map.of(
                "firstAssignee", List.of("a"),
                "closedSource", List.of("user"),
                "where", List.of("agent_count>=3"),
                "openedFrom", List.of("2026-03-01"),
                "contact", List.of("ann"),
                "bot", List.of("b"),
                "channel", List.of("email"),
                "topic", List.of("t"),
                "inbox", List.of("i")));

        assertThat(filter.unknownAtOpening())
                .containsExactly("channel", "closedSource", "firstAssignee", "topic", "where");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour | red",
                "agent_count>= | 3",
                "closedSource | magic",
                "openedChannel | !pigeon",
                "channel | pigeon",
                "contactType | old",
                "environment | staging",
                "category | a,,b",
                "category | !",
                "openedFrom | 2026-02-30",
                "closedTo | tomorrow",
                "where | agent_count",
                "where | contact_type_sent=new",
                "where | no_such_fact=1",
                "where | agent_count>=many",
                "where | agent_count~3",
                "where | summary>a",
                "where | unanswered>true",
                "where | unanswered=yes",
                "where | opened_at>=2026-02-30",
                "where | first_response_time>99999999999999999999"
            })
    void unknownFieldOrValueIsNamed(String field, String value) {
        query(Map.of(field, List.of(value)));

        assertThat(violations.list()).extracting(Violation::field).containsExactly(field);
    }

    @Test
    void everyBadFieldOfABodyIsNamed() {
        body(new TreeMap<>(Map.of("status", 3, "where", List.of("x"), "category", List.of(), "closedBy", "a\0b")));

        assertThat(violations.list())
                .extracting(Violation::field)
                .containsExactly("filter.category", "filter.closedBy", "filter.status", "filter.where");
    }

    private Filter query(Map<String, List<String>> parameters) {
        return Filter.ofQuery(new TreeMap<>(parameters), Set.of("limit"), UTC, violations);
    }

    private Filter body(Map<String, ?> filter) {
        return Filter.ofBody(filter, UTC, violations);
    }

    /** Arrays as lists, so that they can be compared. */
    private static List<Object> parameters(Filter filter) {
        return filter.condition(1).parameters().stream()
                .map(value -> value instanceof String[] words ? Arrays.asList(words) : value)
                .toList();
    }
}
