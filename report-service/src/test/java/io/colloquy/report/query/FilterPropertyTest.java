package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.platform.selection.Violations;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Filters in the database against the same filters worked out by hand, both made at random from a seed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class FilterPropertyTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Fields of words with the column of each. */
    private static final Map<String, String> COLUMNS = new TreeMap<>(Map.of(
            "category", "category",
            "closedSource", "closed_source",
            "firstAssignee", "first_assignee",
            "status", "status",
            "environment", "environment",
            "openedChannel", "opened_channel"));

    private static final Map<String, List<String>> WORDS = Map.of(
            "category", List.of("a", "b%", "c_", "A", "none", "d'"),
            "closedSource", List.of("user", "bot", "none"),
            "firstAssignee", List.of("ann", "bob", "none"),
            "status", List.of("open", "closed", "merged"),
            "environment", List.of("production", "test"),
            "openedChannel", List.of("email", "whatsapp", "none"));

    @Inject
    AccountDatabase database;

    private final Random random = new Random(13);
    private final TestAccount account = TestAccount.create("UTC");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void databaseFindsWhatTheFilterSays() {
        Map<String, Map<String, Object>> conversations = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            Map<String, Object> facts = facts();
            Instant openedAt = START.plus(Duration.ofHours(random.nextInt(100)));
            account.conversation("c" + i, openedAt, facts);
            facts.put("opened_at", openedAt);
            conversations.put("c" + i, facts);
        }

        for (int i = 0; i < 300; i++) {
            Map<String, List<String>> filter = filter();

            Set<String> found = find(filter);

            Set<String> expected = new TreeSet<>();
            conversations.forEach((id, facts) -> {
                if (fits(facts, filter)) {
                    expected.add(id);
                }
            });
            assertThat(found).as("filter %s", filter).isEqualTo(expected);
        }
    }

    @Test
    void contactIsFoundByIdOrPartOfADetailWhateverTheCase() {
        account.contact("k1", "Jürgen ÄRGER", null);
        account.contact("k2", "50%_x", null);
        account.conversation("c1", START, Map.of("contact_id", "k1"));
        account.conversation("c2", START, Map.of("contact_id", "k2"));
        account.conversation("c3", START, Map.of());

        assertThat(find(Map.of("contact", List.of("k1")))).containsExactly("c1");
        assertThat(find(Map.of("contact", List.of("JÜRGEN är")))).containsExactly("c1");
        assertThat(find(Map.of("contact", List.of("%_")))).containsExactly("c2");
        assertThat(find(Map.of("contact", List.of("0%_X", "k1")))).containsExactly("c1", "c2");
        assertThat(find(Map.of("contact", List.of("!k1")))).containsExactly("c2", "c3");
        assertThat(find(Map.of("contact", List.of("none")))).containsExactly("c3");
        assertThat(find(Map.of("contact", List.of("!none")))).containsExactly("c1", "c2");
    }

    @Test
    void botIsFoundByIdOrNameAmongAllThatSpoke() {
        account.name("bot", "b1", "Robbie");
        account.conversation("c1", START, Map.of("bot_ids", new String[] {"b0", "b1"}));
        account.conversation("c2", START, Map.of("bot_ids", new String[] {"b2"}));
        account.conversation("c3", START, Map.of());

        assertThat(find(Map.of("bot", List.of("b1")))).containsExactly("c1");
        assertThat(find(Map.of("bot", List.of("Robbie", "b2")))).containsExactly("c1", "c2");
        assertThat(find(Map.of("bot", List.of("!Robbie")))).containsExactly("c2", "c3");
        assertThat(find(Map.of("bot", List.of("none")))).containsExactly("c3");
    }

    @Test
    void topicIsFoundByIdOrNameAmongThoseApplied() {
        account.name("topic", "t1", "Shipping");
        account.name("bot", "t2", "Shipping");
        account.conversation("c1", START, Map.of("topic_ids", new String[] {"t0", "t1"}));
        account.conversation("c2", START, Map.of("topic_ids", new String[] {"t2"}));
        account.conversation("c3", START, Map.of("topic_ids", new String[] {}));
        account.conversation("c4", START, Map.of());

        assertThat(find(Map.of("topic", List.of("t0")))).containsExactly("c1");
        assertThat(find(Map.of("topic", List.of("Shipping")))).containsExactly("c1");
        assertThat(find(Map.of("topic", List.of("Shipping", "t2")))).containsExactly("c1", "c2");
        assertThat(find(Map.of("topic", List.of("!Shipping")))).containsExactly("c2", "c3", "c4");
        assertThat(find(Map.of("topic", List.of("none")))).containsExactly("c3", "c4");
    }

    @Test
    void channelIsTheChannelOfAnySession() {
        account.conversation("c1", START, Map.of("session_channels", new String[] {"email", "phone_call"}));
        account.conversation("c2", START, Map.of("session_channels", new String[] {"email"}));
        account.conversation("c3", START, Map.of("opened_channel", "email"));

        assertThat(find(Map.of("channel", List.of("phone_call")))).containsExactly("c1");
        assertThat(find(Map.of("channel", List.of("email", "!phone_call")))).containsExactly("c2");
        assertThat(find(Map.of("channel", List.of("none")))).containsExactly("c3");
        assertThat(find(Map.of("channel", List.of("!none")))).containsExactly("c1", "c2");
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        COLUMNS.forEach((field, column) -> {
            String word = pick(WORDS.get(field));
            facts.put(column, word.equals("none") ? null : word);
        });
        facts.put("summary", random.nextInt(3) == 0 ? null : pick(List.of("Refund", "50% off", "a_b", "ÄÖ", "plain")));
        facts.put("agent_count", random.nextInt(4) == 0 ? null : (long) random.nextInt(5));
        facts.put("first_response_time_ms", random.nextInt(4) == 0 ? null : (long) random.nextInt(5000));
        facts.put("unanswered", random.nextInt(3) == 0 ? null : random.nextBoolean());
        return facts;
    }

    private Map<String, List<String>> filter() {
        Map<String, List<String>> filter = new TreeMap<>();
        for (String field : COLUMNS.keySet()) {
            if (random.nextInt(4) == 0) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    values.add((random.nextInt(3) == 0 ? "!" : "") + pick(WORDS.get(field)));
                }
                filter.put(field, values);
            }
        }
        List<String> comparisons = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            comparisons.add(comparison());
        }
        if (!comparisons.isEmpty()) {
            filter.put("where", comparisons);
        }
        if (random.nextInt(5) == 0) {
            filter.put("openedFrom", List.of(START.plus(Duration.ofHours(50)).toString()));
        }
        return filter;
    }

    private String comparison() {
        return switch (random.nextInt(4)) {
            case 0 -> "summary" + pick(List.of("~", "!~")) + pick(List.of("re", "%", "_", "äö", "LA", "0% o"));
            case 1 -> "agent_count" + pick(List.of("=", "!=", "<", "<=", ">", ">=")) + random.nextInt(5);
            case 2 -> "first_response_time" + pick(List.of("=", "!=", "<", "<=", ">", ">=")) + random.nextInt(5);
            default -> "unanswered" + pick(List.of("=", "!=")) + pick(List.of("true", "false", "none"));
        };
    }

    private static boolean fits(Map<String, Object> facts, Map<String, List<String>> filter) {
        return filter.entrySet().stream().allMatch(field -> switch (field.getKey()) {
                    case "where" -> field.getValue().stream().allMatch(comparison -> fitsComparison(facts, comparison));
                    case "openedFrom" ->
                        !((Instant) facts.get("opened_at"))
                                .isBefore(Instant.parse(field.getValue().getFirst()));
                    default -> fitsWords((String) facts.get(COLUMNS.get(field.getKey())), field.getValue());
                })
                && (filter.containsKey("environment") || "production".equals(facts.get("environment")));
    }

    private static boolean fitsWords(String fact, List<String> values) {
        String shown = fact == null ? "none" : fact;
        List<String> positives =
                values.stream().filter(value -> !value.startsWith("!")).toList();
        boolean any = positives.isEmpty() || positives.contains(shown);
        return any && !values.contains("!" + shown);
    }

    private static boolean fitsComparison(Map<String, Object> facts, String comparison) {
        String name = comparison.replaceAll("[^a-z_].*", "");
        String sign = comparison.substring(name.length()).replaceAll("^([=!<>~]+).*", "$1");
        String value = comparison.substring(name.length() + sign.length());
        Object fact = facts.get(name.equals("first_response_time") ? "first_response_time_ms" : name);
        if (name.equals("first_response_time") && fact != null) {
            fact = (Long) fact / 1000;
        }
        if (fact == null) {
            boolean equal = value.equals("none") && name.equals("unanswered");
            return sign.equals("=") ? equal : sign.startsWith("!") && !equal;
        }
        boolean held = fact.toString().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
        return switch (sign) {
            case "~" -> held;
            case "!~" -> !held;
            case "=" -> Objects.equals(fact.toString(), value);
            case "!=" -> !Objects.equals(fact.toString(), value);
            default -> {
                int order = Long.compare((Long) fact, Long.parseLong(value));
                yield sign.contains("<") && order < 0
                        || sign.contains(">") && order > 0
                        || sign.contains("=") && order == 0;
            }
        };
    }

    private Set<String> find(Map<String, List<String>> fields) {
        Violations violations = new Violations();
        Filter filter = Filter.ofBody(fields, ZoneId.of("UTC"), violations);
        violations.throwIfAny();
        SqlCondition condition = filter.condition(2);
        List<Object> parameters = new ArrayList<>(List.of(account.id()));
        parameters.addAll(condition.parameters());
        String sql = "SELECT conversation_id FROM conversations WHERE account_id = $1 AND " + condition.sql();
        Set<String> found = new TreeSet<>();
        database.inAccount(
                        account.id(),
                        connection -> connection.preparedQuery(sql).execute(Tuple.tuple(parameters)))
                .await()
                .atMost(PATIENCE)
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
