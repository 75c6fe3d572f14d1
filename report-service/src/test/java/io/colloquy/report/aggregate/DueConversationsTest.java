package io.colloquy.report.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Facts;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.TestKeys;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.report.rebuild.RebuildWorker;
import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations that end for want of messages, a microsecond after the horizon stood when they were folded first. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class DueConversationsTest {
    private static final Duration INACTIVITY = Duration.ofMinutes(30);

    @Inject
    Aggregator aggregator;

    @Inject
    DueConversations due;

    @Inject
    Horizon horizon;

    @Inject
    WatermarkService watermarks;

    @Inject
    RebuildWorker rebuilds;

    @Inject
    AccountDatabase database;

    @Inject
    FactWriter writer;

    private final TestLog log = TestLog.of(TestLog.newAccount());
    private Instant end;
    private int number;

    @BeforeEach
    void standStill() {
        tickTwice();
        end = ((Timestamp) log.query("SELECT confirmed_at FROM aggregation_horizon")
                        .getFirst()
                        .get("confirmed_at"))
                .toInstant()
                .plus(1, ChronoUnit.MICROS);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void conversationIsOpenAndDueUntilItsTimeHasPassed() {
        log.send(found("c1"));

        drain();

        assertThat(facts("status", "due_at", "closed_count"))
                .containsExactly(row("status", "open", "due_at", Timestamp.from(end), "closed_count", 0L));
    }

    @Test
    void conversationIsClosedOnceTheHorizonHasPassedItsTime() {
        log.send(found("c1"));
        drain();
        tickTwice();

        await(due.queue());
        drain();

        assertThat(facts("status", "due_at", "closed_at", "closed_source"))
                .containsExactly(row(
                        "status",
                        "closed",
                        "due_at",
                        null,
                        "closed_at",
                        Timestamp.from(end),
                        "closed_source",
                        "inactivity"));
        assertThat(log.query("SELECT closed_at, closed_source, closed_by_type FROM conversation_closes"))
                .containsExactly(row(
                        "closed_at", Timestamp.from(end), "closed_source", "inactivity", "closed_by_type", "system"));
    }

    @Test
    void whatIsDueHoldsTheWatermarkUntilItIsWorkedOutAgain() {
        log.send(found("c1"));
        drain();
        tickTwice();
        Instant justBefore = end.minus(1, ChronoUnit.MICROS);

        assertThat(watermark()).isEqualTo(justBefore);
        await(due.queue());
        assertThat(watermark()).isEqualTo(justBefore);
        drain();
        assertThat(watermark()).isAfter(end);
    }

    @Test
    void lateMessageInsideTheTimeUndoesTheClose() {
        log.send(found("c1"));
        drain();
        tickTwice();
        await(due.queue());
        drain();
        log.send(List.of(message("c1", end.minusSeconds(60))));

        drain();

        assertThat(facts("status", "closed_at", "due_at"))
                .containsExactly(row(
                        "status",
                        "open",
                        "closed_at",
                        null,
                        "due_at",
                        Timestamp.from(end.minusSeconds(60).plus(INACTIVITY))));
        assertThat(log.query("SELECT ordinal FROM conversation_closes")).isEmpty();
    }

    @Test
    void foldAsOfAnEarlierInstantNeverOverwritesOneAsOfALater() {
        log.send(found("c1"));
        drain();
        Map<String, String> later = log.facts();
        Map<Fact, Object> stale = Map.of(Fact.CONVERSATION_ID, "c1", Fact.OPENED_AT, end, Fact.STATUS, "stale");
        Folded earlier = log.folded("c1", 2, FactColumns.row(Facts.of(stale)), Instant.EPOCH);

        await(database.inAccount(log.account(), c -> writer.write(c, log.target(), List.of(earlier))));

        assertThat(log.facts()).isEqualTo(later);
    }

    @Test
    void conversationThatAnotherReplicaHoldsIsLeftToIt() {
        log.send(found("c1"));
        log.send(found("c2"));
        drain();
        tickTwice();
        try (TestLog replica = TestLog.of(log.account())) {
            replica.execute("BEGIN");
            replica.execute("SELECT 1 FROM conversation_facts WHERE conversation_id = 'c1' FOR UPDATE");

            await(due.queue());
            drain();

            replica.execute("ROLLBACK");
        }
        assertThat(log.query("SELECT conversation_id AS id, status FROM conversation_facts ORDER BY 1"))
                .containsExactly(Map.of("id", "c1", "status", "open"), Map.of("id", "c2", "status", "closed"));
    }

    @Test
    void conversationWhoseFoldFailsIsQueuedOnceAndHoldsNothingUp() {
        log.send(found("c1"));
        drain();
        log.execute(
                "UPDATE events SET occurred_at = 'infinity' WHERE account_id = ? AND subject = 'c1'", log.account());
        tickTwice();
        await(due.queue());
        drain();

        await(due.queue());

        assertThat(log.pending()).isZero();
        assertThat(log.query("SELECT code FROM anomalies")).containsExactly(Map.of("code", "fold_failed"));
        assertThat(watermark()).isAfter(end);
    }

    @Test
    void rebuildGivesTheSameFacts() {
        log.send(found("c1"));
        drain();
        tickTwice();
        await(due.queue());
        drain();
        Map<String, String> before = log.facts();

        rebuild();

        assertThat(log.facts()).isEqualTo(before);
    }

    /** A conversation that was found by its contact, and that ends at {@link #end}. */
    private List<Sent> found(String conversation) {
        Instant at = end.minus(INACTIVITY);
        return List.of(
                new Sent(
                        Event.THREADS,
                        EventType.CONVERSATION_OPENED,
                        conversation,
                        conversation + "/opened/" + number++,
                        at,
                        Map.of(
                                "source",
                                "contact",
                                "contactId",
                                "carla",
                                "connectionId",
                                "page",
                                "inactivitySeconds",
                                INACTIVITY.toSeconds())),
                message(conversation, at));
    }

    private Sent message(String conversation, Instant at) {
        String id = "m" + number++;
        return new Sent(
                EventType.MESSAGE_RECEIVED,
                conversation,
                id,
                at,
                Map.of("messageId", id, "channel", "whatsapp", "contactId", "carla"));
    }

    private List<Map<String, Object>> facts(String... columns) {
        return log.query("SELECT " + String.join(", ", columns) + " FROM conversation_facts");
    }

    private static Map<String, Object> row(Object... pairs) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        return row;
    }

    private Instant watermark() {
        return await(watermarks.watermark(log.account()));
    }

    private void tickTwice() {
        await(horizon.tick());
        await(horizon.tick());
    }

    private void rebuild() {
        given().auth()
                .oauth2(TestKeys.create(log.account(), "admin"))
                .post("/v1/rebuild")
                .then()
                .statusCode(202);
        await(rebuilds.advance());
        drain();
        await(rebuilds.advance());
    }

    private void drain() {
        await(aggregator.drain());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
