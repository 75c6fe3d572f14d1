package io.colloquy.report.aggregate;

import static io.colloquy.report.aggregate.Traffic.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.model.event.EventType;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Facts;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.test.EmbeddedDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AggregatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Aggregator aggregator;

    @Inject
    AccountDatabase database;

    @Inject
    FactWriter writer;

    @Inject
    MeterRegistry metrics;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void factsOfOneConversationAreWrittenInTheirColumns() {
        log.send(
                traffic.opened(0, "c1"),
                traffic.received(0, "c1"),
                traffic.assigned(5, "c1", "anna"),
                traffic.sent(12, "c1", "anna"),
                traffic.closed(30, "c1", "anna"));

        drain();

        assertThat(log.query("""
                        SELECT event_count, opened_at, closed_at, first_assignment_time_ms, first_response_time_ms,
                               first_assignment_to_first_response_ms, last_assignment_to_response_ms, resolution_time_ms,
                               response_count, first_response_by, category, unassigned_at_end, status
                        FROM conversation_facts WHERE account_id = ? AND conversation_id = 'c1'
                        """, log.account()))
                .containsExactly(Map.ofEntries(
                        Map.entry("event_count", 5L),
                        Map.entry("opened_at", Timestamp.from(NINE)),
                        Map.entry("closed_at", Timestamp.from(NINE.plusSeconds(1800))),
                        Map.entry("first_assignment_time_ms", 300_000L),
                        Map.entry("first_response_time_ms", 720_000L),
                        Map.entry("first_assignment_to_first_response_ms", 420_000L),
                        Map.entry("last_assignment_to_response_ms", 420_000L),
                        Map.entry("resolution_time_ms", 1_800_000L),
                        Map.entry("response_count", 1L),
                        Map.entry("first_response_by", "anna"),
                        Map.entry("category", "Solved"),
                        Map.entry("unassigned_at_end", false),
                        Map.entry("status", "closed")));
    }

    @Test
    void anEventThatComesLateIsWorkedIn() {
        log.send(traffic.opened(0, "c1"), traffic.received(0, "c1"), traffic.sent(20, "c1", "anna"));
        drain();
        log.send(traffic.sent(10, "c1", "ben"));

        drain();

        assertThat(log.query(
                        "SELECT first_response_by, first_response_time_ms FROM conversation_facts WHERE account_id = ?",
                        log.account()))
                .containsExactly(Map.of("first_response_by", "ben", "first_response_time_ms", 600_000L));
    }

    @Test
    void aConversationQueuedInManyBatchesIsFoldedOnce() {
        log.send(traffic.opened(0, "c1"), traffic.received(0, "c1"));
        drain();
        log.queueAgain(List.of(traffic.received(0, "c1")));

        Step step = step();

        assertThat(step.batches()).isEqualTo(1);
        assertThat(step.conversations()).isZero();
        assertThat(log.pending()).isZero();
    }

    @Test
    void aConversationOfWhichMoreIsKnownIsFoldedAgain() {
        log.send(traffic.opened(0, "c1"), traffic.opened(0, "c2"));
        drain();
        log.send(traffic.received(3, "c2"));
        log.queueAgain(List.of(traffic.opened(0, "c1")));

        Step step = step();

        assertThat(step.conversations()).isEqualTo(1);
        assertThat(log.query("SELECT conversation_id FROM conversation_facts WHERE event_count = 2"))
                .containsExactly(Map.of("conversation_id", "c2"));
    }

    @Test
    void factsOfOtherDefinitionsAreFoldedAgain() {
        log.send(traffic.opened(0, "c1"));
        drain();
        log.execute("UPDATE conversation_facts SET definitions = definitions - 1");
        log.queueAgain(List.of(traffic.opened(0, "c1")));

        assertThat(step().conversations()).isEqualTo(1);
    }

    @Test
    void aStepThatFindsNothingIsIdle() {
        drain();

        assertThat(step()).isEqualTo(Step.IDLE);
    }

    @Test
    void oneWorkersAccountsStayApart() {
        try (TestLog other = TestLog.of(TestLog.newAccount())) {
            log.send(traffic.opened(0, "c1"));
            other.send(traffic.opened(7, "c1"));

            drain();

            assertThat(log.query("SELECT opened_at FROM conversation_facts"))
                    .containsExactly(Map.of("opened_at", Timestamp.from(NINE)));
            assertThat(other.query("SELECT opened_at FROM conversation_facts"))
                    .containsExactly(Map.of("opened_at", Timestamp.from(NINE.plusSeconds(420))));
        }
    }

    @Test
    void aWorkerThatFailsBeforeItsCommitLosesNothing() {
        log.send(traffic.opened(0, "c1"));
        assertThatThrownBy(() -> await(database.acrossAccounts(
                        connection -> aggregator.work(connection, Set.of()).chain(() -> Uni.createFrom()
                                .failure(new IllegalStateException("killed"))))))
                .hasMessage("killed");
        assertThat(log.facts()).isEmpty();
        assertThat(log.pending()).isEqualTo(1);

        drain();

        assertThat(log.facts()).containsOnlyKeys("c1");
        assertThat(log.pending()).isZero();
    }

    @Test
    void aWorkerWhoseConnectionBreaksLosesNothing() {
        log.send(traffic.opened(0, "c1"));
        assertThatThrownBy(() -> await(database.acrossAccounts(
                        connection -> aggregator.work(connection, Set.of()).chain(() -> connection
                                .query("SELECT pg_terminate_backend(pg_backend_pid())")
                                .execute()))))
                .isNotNull();
        assertThat(log.facts()).isEmpty();

        // The pool may hand the broken connection out once more: then the loop's next turn does it.
        await(aggregator.drain().onFailure().retry().atMost(3));

        assertThat(log.facts()).containsOnlyKeys("c1");
        assertThat(log.pending()).isZero();
    }

    @Test
    void aFoldOverFewerEventsNeverOverwritesOneOverMore() {
        log.send(traffic.opened(0, "c1"), traffic.opened(1, "c1"), traffic.received(2, "c1"));
        drain();
        Map<String, String> newer = log.facts();
        Map<Fact, Object> stale = Map.of(Fact.CONVERSATION_ID, "c1", Fact.OPENED_AT, NINE, Fact.STATUS, "stale");
        Folded older = log.folded("c1", 2, FactColumns.row(Facts.of(stale)), NINE);

        await(database.inAccount(log.account(), c -> writer.write(c, log.target(), List.of(older))));

        assertThat(log.facts()).isEqualTo(newer);
        assertThat(anomalies()).containsExactly(Map.of("conversation_id", "c1", "code", "second_opening"));
    }

    @Test
    void aWorkerThatWasHeldUpDoesNotOverwriteANewerFold() {
        log.send(traffic.opened(0, "a"));
        drain();
        try (TestLog blocker = TestLog.of(log.account())) {
            // The held-up worker has read both conversations and waits to write the first.
            blocker.execute("BEGIN");
            blocker.execute("SELECT 1 FROM conversation_facts WHERE conversation_id = 'a' FOR UPDATE");
            log.send(traffic.received(1, "a"), traffic.opened(0, "c1"), traffic.received(1, "c1"));
            CompletableFuture<Step> heldUp = aggregator.step().subscribeAsCompletionStage();
            awaitLockWait();
            log.send(traffic.closed(5, "c1", "anna"));
            assertThat(step().conversations()).isEqualTo(1);

            blocker.execute("COMMIT");
            heldUp.orTimeout(30, TimeUnit.SECONDS).join();
        }

        assertThat(log.query(
                        "SELECT conversation_id AS id, event_count AS n, status FROM conversation_facts ORDER BY 1"))
                .containsExactly(
                        Map.of("id", "a", "n", 2L, "status", "open"), Map.of("id", "c1", "n", 3L, "status", "closed"));
        assertThat(log.query("SELECT conversation_id FROM conversation_closes"))
                .containsExactly(Map.of("conversation_id", "c1"));
        drain();
        assertThat(log.pending()).isZero();
    }

    private void awaitLockWait() {
        long waiting = 0;
        while (waiting == 0) {
            waiting = (long) log.query("SELECT count(*) AS n FROM pg_locks WHERE NOT granted")
                    .getFirst()
                    .get("n");
        }
    }

    @Test
    void anomaliesAreReplacedWithTheFacts() {
        log.send(traffic.opened(0, "c1"), traffic.reopened(5, "c1"));
        drain();
        assertThat(anomalies()).containsExactly(Map.of("conversation_id", "c1", "code", "reopen_of_open"));
        log.send(traffic.closed(3, "c1", "anna"));

        drain();

        assertThat(anomalies()).isEmpty();
    }

    @Test
    void everyCloseIsKeptWithItsOwnSourceAndCloser() {
        log.send(
                traffic.opened(0, "c1"),
                traffic.closed(10, "c1", "anna"),
                traffic.reopened(20, "c1"),
                traffic.closed(15, "c1", "nobody: it is closed"),
                traffic.at(
                        30,
                        EventType.CONVERSATION_CLOSED,
                        "c1",
                        Map.of("source", "blocked", "by", Map.of("type", "agent", "id", "ben"), "teamId", "north")),
                traffic.reopened(40, "c1"),
                traffic.at(50, EventType.CONVERSATION_CLOSED, "c1", Map.of("source", "contact_merged")));

        drain();
        log.send(traffic.received(1, "c1"));
        drain();

        assertThat(log.query("SELECT ordinal, closed_at, closed_source, coalesce(closed_by, '-') AS closed_by,"
                        + " coalesce(closed_by_team, '-') AS team, coalesce(category, '-') AS category"
                        + " FROM conversation_closes ORDER BY ordinal"))
                .containsExactly(
                        Map.of(
                                "ordinal", 2,
                                "closed_at", Timestamp.from(NINE.plusSeconds(600)),
                                "closed_source", "user",
                                "closed_by", "anna",
                                "team", "-",
                                "category", "Solved"),
                        Map.of(
                                "ordinal", 4,
                                "closed_at", Timestamp.from(NINE.plusSeconds(1800)),
                                "closed_source", "blocked",
                                "closed_by", "-",
                                "team", "north",
                                "category", "-"));
        assertThat(log.query("SELECT closed_count FROM conversation_facts"))
                .containsExactly(Map.of("closed_count", 2L));
    }

    @Test
    void theAdAndTheBotsThatSpokeAreKept() {
        log.send(
                traffic.at(
                        0,
                        EventType.CONVERSATION_OPENED,
                        "c1",
                        Map.of(
                                "source", "paid_ads",
                                "contactId", "x",
                                "botId", "greeter",
                                "ad", Map.of("network", "meta", "campaignId", "k", "adId", "a"))),
                botMessage(1, "c1", "b\"1\\, {x}"),
                botMessage(2, "c1", "greeter"),
                botMessage(3, "c1", "answers"),
                traffic.opened(0, "c2"));

        drain();

        assertThat(log.query("SELECT coalesce(ad_network, '-') AS ad, cardinality(bot_ids) AS n, bot_ids[2] AS second"
                        + " FROM conversation_facts WHERE conversation_id = 'c1'"))
                .containsExactly(Map.of("ad", "meta", "n", 3, "second", "b\"1\\, {x}"));
        assertThat(log.query("SELECT coalesce(ad_network, '-') AS ad, cardinality(bot_ids) AS n"
                        + " FROM conversation_facts WHERE conversation_id = 'c2'"))
                .containsExactly(Map.of("ad", "-", "n", 0));
    }

    private Sent botMessage(int minute, String conversation, String bot) {
        return traffic.at(
                minute,
                EventType.MESSAGE_SENT,
                conversation,
                Map.of(
                        "messageId",
                        bot + minute,
                        "channel",
                        "whatsapp",
                        "author",
                        Map.of("type", "bot", "botId", bot)));
    }

    @Test
    void anEventThatCannotBeReadIsListedAndTheOthersCount() {
        Sent broken = new Sent(EventType.MESSAGE_SENT, "c1", "broken", NINE, Map.of("messageId", 17));
        log.send(traffic.opened(0, "c1"), traffic.received(1, "c1"), broken);

        drain();

        assertThat(log.query(
                        "SELECT event_count, message_count FROM conversation_facts WHERE account_id = ?",
                        log.account()))
                .containsExactly(Map.of("event_count", 3L, "message_count", 1L));
        assertThat(log.query("SELECT code, event_id FROM anomalies WHERE account_id = ?", log.account()))
                .containsExactly(Map.of("code", "event_unreadable", "event_id", "broken"));
    }

    @Test
    void aConversationWhoseFoldFailsDoesNotStopTheOthers() {
        // A time that the database can hold and Java's arithmetic can't.
        log.send(traffic.opened(0, "before"), traffic.opened(0, "poisoned"), traffic.opened(0, "zzz"));
        log.execute(
                "UPDATE events SET occurred_at = 'infinity' WHERE account_id = ? AND subject = 'poisoned'",
                log.account());
        log.send(traffic.closed(5, "poisoned", "anna"));
        double failuresBefore = foldFailures();

        drain();

        assertThat(log.facts()).containsOnlyKeys("before", "zzz");
        assertThat(anomalies()).containsExactly(Map.of("conversation_id", "poisoned", "code", "fold_failed"));
        assertThat(log.pending()).isZero();
        assertThat(foldFailures()).isEqualTo(failuresBefore + 1);
    }

    @Test
    void aConversationThatTheDatabaseRefusesDoesNotStopTheOthers() {
        log.execute("ALTER TABLE conversation_facts ADD CONSTRAINT ck_poison CHECK (conversation_id <> 'poisoned-2')");
        List<Sent> batch = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            batch.add(traffic.opened(0, "poisoned-" + i));
        }
        log.send(batch);

        drain();

        log.execute("ALTER TABLE conversation_facts DROP CONSTRAINT ck_poison");
        assertThat(log.facts()).hasSize(8).doesNotContainKey("poisoned-2");
        assertThat(anomalies()).containsExactly(Map.of("conversation_id", "poisoned-2", "code", "fold_failed"));
        log.queueAgain(batch);
        drain();
        assertThat(log.facts()).hasSize(9);
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void aConversationOfMoreEventsThanAPageIsFoldedWhole() {
        List<Sent> batch = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            batch.add(traffic.received(i, "long"));
            batch.add(traffic.received(i, "short" + i));
        }
        log.send(batch);

        drain();

        assertThat(log.query("SELECT message_count FROM conversation_facts WHERE conversation_id = 'long'"))
                .containsExactly(Map.of("message_count", 300L));
        assertThat(log.facts()).hasSize(301);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySplitIntoBatchesInAnyOrderGivesTheSameFacts(long seed) {
        Random chance = new Random(seed);
        List<Sent> events = traffic.many(chance, 300, 25);
        log.send(events);
        try (TestLog other = TestLog.of(TestLog.newAccount())) {
            List<Sent> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, chance);
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + 1 + chance.nextInt(60));
                List<Sent> batch = shuffled.subList(from, to);
                other.send(batch);
                if (chance.nextBoolean()) {
                    other.queueAgain(batch);
                }
                if (chance.nextBoolean()) {
                    step();
                }
                from = to;
            }

            drain();

            assertThat(other.facts()).isEqualTo(log.facts());
            assertThat(log.facts()).hasSize(25);
        }
    }

    private List<Map<String, Object>> anomalies() {
        return log.query(
                "SELECT conversation_id, code FROM anomalies WHERE account_id = ? ORDER BY conversation_id, position",
                log.account());
    }

    private double foldFailures() {
        return metrics.counter("colloquy.aggregation.failures", "what", "fold").count();
    }

    private Step drain() {
        return await(aggregator.drain());
    }

    private Step step() {
        return await(aggregator.step());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
