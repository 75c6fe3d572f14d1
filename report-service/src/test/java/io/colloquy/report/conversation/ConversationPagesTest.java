package io.colloquy.report.conversation;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a list against the whole list, of conversations made at random from a seed, in the order of every fact. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConversationPagesTest {
    private static final String ADDRESS = "/v1/conversations";
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final int CONVERSATIONS = 17;

    private static final List<Fact> SERVED =
            Arrays.stream(Fact.values()).filter(fact -> !fact.isInternal()).toList();

    /** Columns that say what a row is: not made at random. */
    private static final Set<String> GIVEN = Set.of(
            "account_id",
            "generation",
            "conversation_id",
            "event_count",
            "opened_at",
            "environment",
            "status",
            "as_of",
            "due_at",
            "fold_events");

    private final Random random = new Random(20260302);
    private final TestAccount account = TestAccount.create("UTC");
    private RequestSpecification operator;
    private final Map<String, String> columns = columns();

    @BeforeEach
    void open() {
        operator = account.as(Role.OPERATOR);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void pagesInTheOrderOfAnyFactEqualOnePage() {
        referToNames();
        for (int i = 0; i < CONVERSATIONS; i++) {
            add("c" + i);
        }

        for (Fact fact : SERVED) {
            // One direction each, by turns: the other test takes either by chance.
            String sort = fact.ordinal() % 2 == 0 ? fact.id() : "-" + fact.jsonName();
            List<String> whole = ids(get(sort, 500, null));

            assertThat(walk(sort, 5, page -> {})).as(sort).isEqualTo(whole);
            assertThat(whole).as(sort).hasSize(CONVERSATIONS).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsAddedBetweenPagesNeitherRepeatsNorHidesWhatWasThere() {
        for (int i = 0; i < CONVERSATIONS; i++) {
            add("c" + i);
        }

        for (int round = 0; round < 12; round++) {
            Fact fact = SERVED.get(random.nextInt(SERVED.size()));
            String sort = (random.nextBoolean() ? "-" : "") + fact.id();
            List<String> before = ids(get(sort, 500, null));
            int limit = 1 + random.nextInt(6);
            List<String> paged = walk(sort, limit, page -> add("added-" + page));

            List<String> there = new ArrayList<>(paged);
            there.retainAll(new HashSet<>(before));
            assertThat(there).as(sort).isEqualTo(before);
            assertThat(paged).as(sort).doesNotHaveDuplicates();
            account.execute("DELETE FROM conversation_facts WHERE conversation_id LIKE 'added-%'");
        }
    }

    /** The ids of all pages; {@code between} is called with the number of each page that has one after it, at most 30. */
    private List<String> walk(String sort, int limit, IntConsumer between) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        int page = 0;
        do {
            JsonPath found = get(sort, limit, cursor);
            ids.addAll(ids(found));
            cursor = found.getString("next");
            if (cursor != null && page < 30) {
                between.accept(page);
            }
            page++;
        } while (cursor != null);
        return ids;
    }

    private JsonPath get(String sort, int limit, String cursor) {
        Map<String, Object> parameters = new HashMap<>(Map.of("sort", sort, "limit", limit));
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        return RestAssured.given()
                .spec(operator)
                .queryParams(parameters)
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ids(JsonPath page) {
        return page.getList("conversations.conversationId");
    }

    private void add(String id) {
        Map<String, Object> facts = new TreeMap<>();
        columns.forEach((column, type) -> {
            Object value = random.nextInt(3) == 0 ? null : value(type);
            if (value != null) {
                facts.put(column, value);
            }
        });
        facts.put("status", random.nextBoolean() ? "open" : "closed");
        account.conversation(id, NINE.plusSeconds(random.nextInt(9)), facts);
    }

    /** A value of that type out of so few that ties are common. */
    private Object value(String type) {
        return switch (type) {
            case "text" -> List.of("a", "B", "ä", "\uD83D\uDE00", "a b").get(random.nextInt(5));
            case "bigint" -> (long) random.nextInt(4) * 500;
            case "boolean" -> random.nextBoolean();
            case "numeric" -> BigDecimal.valueOf(random.nextInt(4) * 25L, 2);
            case "timestamp with time zone" -> NINE.plusNanos(random.nextInt(4) * 1000L);
            default -> null;
        };
    }

    private void referToNames() {
        account.agent("a", "Ann", null, null);
        account.agent("B", "Bob", null, null);
        account.contact("a", "Carl", null);
        account.contact("ä", "Dora", "a");
        List.of("inbox", "team", "bot", "connection", "campaign")
                .forEach(kind -> account.name(kind, "a", "The " + kind));
    }

    /** The columns that may be null, with their types. */
    private Map<String, String> columns() {
        Map<String, String> found = new TreeMap<>();
        account.column("""
                        SELECT column_name || ' ' || data_type FROM information_schema.columns
                        WHERE table_name = 'conversation_facts' AND is_nullable = 'YES'
                        """).stream().map(String.class::cast).forEach(column -> {
            String[] parts = column.split(" ", 2);
            if (!GIVEN.contains(parts[0])) {
                found.put(parts[0], parts[1]);
            }
        });
        return found;
    }
}
