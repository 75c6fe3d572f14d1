package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.EventType;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a conversation is among the others of its contact: whether the contact is new, and first contact resolution. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class HistoriesTest {
    private static final int DAY = 24 * 60;

    @Inject
    Aggregator aggregator;

    @Inject
    Horizon horizon;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theFirstConversationOfAContactIsNewAndTheOthersReturn() {
        send(opened(0, "a", "carla"), opened(10, "b", "carla"), opened(5, "c", "dora"));

        assertThat(facts("contact_type")).isEqualTo(Map.of("a", "new", "b", "returning", "c", "new"));
    }

    @Test
    void aLateEarlierConversationMakesTheNextOneReturning() {
        send(opened(10, "b", "carla"));
        assertThat(facts("contact_type")).isEqualTo(Map.of("b", "new"));

        send(opened(0, "a", "carla"));

        assertThat(facts("contact_type")).isEqualTo(Map.of("a", "new", "b", "returning"));
    }

    @Test
    void anOpeningThatComesLateMovesTheConversationBack() {
        send(opened(10, "a", "carla"), message(20, "b", "carla"));
        assertThat(facts("contact_type")).isEqualTo(Map.of("a", "new", "b", "returning"));

        send(opened(5, "b", "carla"));

        assertThat(facts("contact_type")).isEqualTo(Map.of("a", "returning", "b", "new"));
    }

    @Test
    void whatWasSentWinsAndTestsDoNotCount() {
        send(
                opened(0, "test", "carla", Map.of("environment", "test")),
                opened(10, "a", "carla"),
                opened(20, "b", "carla", Map.of("contactType", "new")));

        assertThat(facts("contact_type")).containsEntry("a", "new").containsEntry("b", "new");
    }

    @Test
    void mergingContactsJoinsTheirHistoriesAndMergingElsewherePartsThem() {
        send(opened(0, "a", "carla"), opened(10, "b", "carly"));
        assertThat(facts("contact_type")).isEqualTo(Map.of("a", "new", "b", "new"));

        send(traffic.at(30, EventType.CONTACT_MERGED, "carly", Map.of("into", "carla")));
        assertThat(facts("contact_type")).isEqualTo(Map.of("a", "new", "b", "returning"));

        send(traffic.at(40, EventType.CONTACT_MERGED, "carly", Map.of("into", "dora")));
        assertThat(facts("contact_type")).isEqualTo(Map.of("a", "new", "b", "new"));
    }

    @Test
    void solvedAtFirstContactIsKnownWhenTheWindowHasPassed() {
        send(opened(0, "a", "carla"), traffic.closed(60, "a", "anna"));

        assertThat(success("a", 7 * DAY + 59)).isNull();
        assertThat(success("a", 7 * DAY + 60)).isNull();
        assertThat(success("a", 7 * DAY + 61)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {61, 7 * DAY + 60})
    void anotherConversationInsideTheWindowSpoilsIt(int minute) {
        send(opened(0, "a", "carla"), traffic.closed(60, "a", "anna"));

        send(opened(minute, "b", "carla"));

        assertThat(success("a", minute)).isEqualTo(false);
    }

    @Test
    void whatDoesNotCountSpoilsNothing() {
        send(
                opened(0, "a", "carla"),
                traffic.closed(60, "a", "anna"),
                opened(70, "test", "carla", Map.of("environment", "test")),
                opened(80, "elsewhere", "carla", Map.of("connectionId", "page 2")),
                opened(90, "merged", "carla"),
                traffic.at(95, EventType.CONVERSATION_MERGED, "merged", Map.of("into", "a")),
                opened(100, "stranger", "dora"),
                opened(7 * DAY + 61, "later", "carla"));

        assertThat(success("a", 20 * DAY)).isEqualTo(true);
    }

    @Test
    void aReopeningInsideTheWindowSpoilsItAndOneAfterItDoesNot() {
        send(
                opened(0, "a", "carla"),
                traffic.closed(60, "a", "anna"),
                traffic.reopened(70, "a"),
                opened(0, "b", "dora"),
                traffic.closed(60, "b", "anna"),
                traffic.reopened(8 * DAY, "b"));

        assertThat(success("a", 9 * DAY)).isEqualTo(false);
        assertThat(success("b", 9 * DAY)).isEqualTo(true);
    }

    @Test
    void whoWasWrittenToFirstIsNotEligible() {
        send(
                opened(0, "a", "carla", Map.of("source", "user")),
                traffic.closed(60, "a", "anna"),
                opened(0, "open", "dora"));

        assertThat(success("a", 9 * DAY)).isNull();
        assertThat(success("open", 9 * DAY)).isNull();
        assertThat(facts("fcr_eligible")).isEqualTo(Map.of("a", false, "open", false));
    }

    @Test
    void anotherWindowHoldsAtOnce() {
        send(opened(0, "a", "carla"), traffic.closed(60, "a", "anna"), opened(3 * DAY, "b", "carla"));
        assertThat(success("a", 30 * DAY)).isEqualTo(false);

        log.execute("""
                INSERT INTO account_settings (account_id, week_start, fcr_window_days, sla_business_time, export_max_days,
                                              export_max_live, updated_at)
                VALUES (?, 'monday', 2, false, 30, 5, now())
                """, log.account());

        assertThat(success("a", 30 * DAY)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyOrderAndSplitGivesTheSameRelations(long seed) {
        Random random = new Random(seed);
        List<Sent> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int minute = random.nextInt(9 * DAY);
            String contact = "contact " + random.nextInt(3);
            events.add(opened(minute, "c" + i, contact));
            if (random.nextBoolean()) {
                events.add(traffic.closed(minute + random.nextInt(500), "c" + i, "anna"));
            }
        }
        events.add(traffic.at(0, EventType.CONTACT_MERGED, "contact 1", Map.of("into", "contact 2")));
        send(events.toArray(Sent[]::new));
        List<Map<String, Object>> expected = relations();

        try (TestLog other = TestLog.of(TestLog.newAccount())) {
            Collections.shuffle(events, random);
            for (Sent event : events) {
                other.send(event);
                if (random.nextInt(3) == 0) {
                    await(aggregator.step());
                }
            }
            await(aggregator.drain());

            assertThat(other.query(RELATIONS)).isEqualTo(expected);
        }
    }

    private static final String RELATIONS =
            "SELECT conversation_id, first_of_contact, next_conversation_at::text FROM conversation_relations ORDER BY 1";

    private List<Map<String, Object>> relations() {
        return log.query(RELATIONS);
    }

    private Sent opened(int minute, String conversation, String contact) {
        return opened(minute, conversation, contact, Map.of());
    }

    private Sent opened(int minute, String conversation, String contact, Map<String, Object> fields) {
        Map<String, Object> data = new HashMap<>(
                Map.of("source", "contact", "contactId", contact, "channel", "whatsapp", "connectionId", "page"));
        data.putAll(fields);
        return traffic.at(minute, EventType.CONVERSATION_OPENED, conversation, data);
    }

    private Sent message(int minute, String conversation, String contact) {
        return traffic.at(
                minute,
                EventType.MESSAGE_RECEIVED,
                conversation,
                Map.of("messageId", "m-" + minute, "channel", "whatsapp", "contactId", contact));
    }

    private void send(Sent... events) {
        log.send(events);
        await(aggregator.drain());
    }

    private Map<String, Object> facts(String fact) {
        Map<String, Object> facts = new HashMap<>();
        log.query("SELECT conversation_id, " + fact + " AS fact FROM conversations")
                .forEach(row -> facts.put((String) row.get("conversation_id"), row.get("fact")));
        return facts;
    }

    /** First contact resolution when everything up to so many minutes after nine is known. */
    private Object success(String conversation, int minute) {
        try {
            log.execute("BEGIN");
            log.execute(
                    "UPDATE aggregation_horizon SET confirmed_at = ?::timestamptz",
                    Traffic.NINE.plus(Duration.ofMinutes(minute)).toString());
            return facts("fcr_success").get(conversation);
        } finally {
            log.execute("ROLLBACK");
        }
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
