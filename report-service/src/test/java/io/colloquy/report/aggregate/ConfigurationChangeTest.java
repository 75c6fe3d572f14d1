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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars and settings: a change of them works everything out again that depends on them (metrics 2.3). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConfigurationChangeTest {
    /** Traffic begins at 09:00 UTC of 2026-03-02, a Monday. */
    private static final Map<String, Object> FROM_TEN = calendar("10:00", "17:00");

    @Inject
    Aggregator aggregator;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());
    private int changes;

    @BeforeEach
    void talk() {
        for (String conversation : List.of("mail", "phone", "none")) {
            Map<String, Object> opening = new HashMap<>(Map.of("source", "contact", "contactId", "carla"));
            if (!conversation.equals("none")) {
                opening.put("inboxId", conversation);
            }
            log.send(
                    traffic.at(0, EventType.CONVERSATION_OPENED, conversation, opening),
                    traffic.received(0, conversation),
                    traffic.sent(90, conversation, "anna"));
        }
        drain();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void withoutACalendarThereIsNoBusinessTime() {
        assertThat(businessMinutes()).containsEntry("mail", null).containsEntry("none", null);
    }

    @Test
    void theInboxsCalendarHoldsElseTheAccounts() {
        change(EventType.CALENDAR_UPDATED, "account", FROM_TEN);
        assertThat(businessMinutes()).isEqualTo(minutes(30, 30, 30));

        change(EventType.CALENDAR_UPDATED, "mail", calendar("08:00", "09:15"));
        assertThat(businessMinutes()).isEqualTo(minutes(15, 30, 30));

        change(EventType.CALENDAR_DELETED, "mail", Map.of());
        assertThat(businessMinutes()).isEqualTo(minutes(30, 30, 30));
    }

    @Test
    void responsesAreCountedAnewToo() {
        change(EventType.CALENDAR_UPDATED, "account", FROM_TEN);

        assertThat(log.query("SELECT DISTINCT time_ms, time_business_ms FROM responses"))
                .containsExactly(Map.of("time_ms", 5_400_000L, "time_business_ms", 1_800_000L));
    }

    @Test
    void theChangeOfACalendarIsToldAsTheReason() {
        change(EventType.CALENDAR_UPDATED, "mail", FROM_TEN);

        assertThat(log.query("SELECT conversation_id FROM conversation_facts WHERE change_reason = 'configuration'"))
                .containsExactly(Map.of("conversation_id", "mail"));
    }

    @Test
    void promisesOfTheAccountHoldForWhatWasBefore() {
        change(
                EventType.SETTINGS_UPDATED,
                "account",
                Map.of("sla", Map.of("firstResponseSeconds", 3600, "businessTime", false)));
        assertThat(met()).containsOnly(false);

        change(
                EventType.SETTINGS_UPDATED,
                "account",
                Map.of("sla", Map.of("firstResponseSeconds", 3600, "businessTime", true)));
        assertThat(met()).containsOnlyNulls();

        change(EventType.CALENDAR_UPDATED, "account", FROM_TEN);
        assertThat(met()).containsOnly(true);
    }

    @Test
    void eventsAfterTheChangeAndARebuildAgree() {
        change(EventType.CALENDAR_UPDATED, "account", FROM_TEN);
        log.send(traffic.received(100, "mail"), traffic.sent(110, "mail", "anna"));
        drain();
        Map<String, String> facts = log.facts();

        log.queueAgain(List.of(traffic.opened(0, "mail"), traffic.opened(0, "phone"), traffic.opened(0, "none")));
        drain();

        assertThat(log.facts()).isEqualTo(facts);
    }

    @Test
    void aCalendarThatCannotBeReadStopsNothing() {
        change(EventType.CALENDAR_UPDATED, "account", Map.of("zone", "Atlantis", "frames", "none", "holidays", 3));

        assertThat(businessMinutes()).containsEntry("mail", null);
        assertThat(log.pending()).isZero();
    }

    private void change(EventType type, String id, Map<String, Object> data) {
        Sent event = traffic.at(changes++, type, id, data);
        log.send(event);
        drain();
    }

    private static Map<String, Object> calendar(String from, String to) {
        return Map.of(
                "zone",
                "UTC",
                "frames",
                List.of(Map.of("weekday", "monday", "from", from, "to", to)),
                "holidays",
                List.of());
    }

    private Map<String, Object> businessMinutes() {
        Map<String, Object> minutes = new HashMap<>();
        log.query("SELECT conversation_id, first_response_time_business_ms / 60000 AS minutes FROM conversations")
                .forEach(row -> minutes.put((String) row.get("conversation_id"), row.get("minutes")));
        return minutes;
    }

    private static Map<String, Object> minutes(long mail, long phone, long none) {
        return Map.of("mail", mail, "phone", phone, "none", none);
    }

    private List<Object> met() {
        return log.query("SELECT sla_first_response_met AS met FROM conversations").stream()
                .map(row -> row.get("met"))
                .toList();
    }

    private void drain() {
        await(aggregator.drain());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
