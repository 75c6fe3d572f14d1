package io.colloquy.report.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.activity.AgentHistories;
import io.colloquy.model.activity.AgentHistory;
import io.colloquy.model.activity.AgentStates;
import io.colloquy.model.activity.Shift;
import io.colloquy.model.activity.Shifts;
import io.colloquy.model.activity.Slots;
import io.colloquy.model.event.EventType;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.TestAccount;
import io.colloquy.report.aggregate.AggregationDriver;
import io.colloquy.report.aggregate.TestLog;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read for a range gives what all of the history gives: for odd histories and any range. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class AgentHistoriesTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final int MINUTES = 6 * 24 * 60;

    @Inject
    AgentHistories histories;

    @Inject
    AccountDatabase database;

    @Inject
    AggregationDriver aggregation;

    private final TestAccount account = TestAccount.create("UTC");
    private final TestLog log = TestLog.of(account.id());

    @AfterEach
    void close() {
        log.close();
        account.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRangeGivesWhatTheWholeHistoryGives(long seed) {
        Random random = new Random(seed);
        List<Sent> events = new ArrayList<>();
        for (String agent : List.of("a", "b", "c")) {
            events.addAll(events(agent, agent.equals("c"), random));
            chats(agent, random);
        }
        Collections.shuffle(events, random);
        log.send(events);
        log.send(events.subList(0, events.size() / 2));
        aggregation.drain();
        Map<String, AgentHistory> all = read(BEGIN.minus(Duration.ofDays(30)), BEGIN.plus(Duration.ofDays(60)));
        assertThat(all).hasSize(3);

        for (int i = 0; i < 25; i++) {
            Instant from = BEGIN.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
            Instant to = from.plus(Duration.ofMinutes(1 + random.nextInt(2 * 24 * 60)));
            Map<String, AgentHistory> part = read(from, to);
            all.forEach((agent, whole) -> {
                String of = "seed %d %s %s–%s".formatted(seed, agent, from, to);
                assertThat(shifts(part.get(agent), from, to)).as(of).isEqualTo(shifts(whole, from, to));
                assertThat(AgentStates.of(part.get(agent)).stream().filter(state -> state.overlaps(from, to)))
                        .as(of)
                        .containsExactlyElementsOf(AgentStates.of(whole).stream()
                                .filter(state -> state.overlaps(from, to))
                                .toList());
                assertThat(Slots.of(part.get(agent), from, to)).as(of).isEqualTo(Slots.of(whole, from, to));
            });
        }
    }

    private Map<String, AgentHistory> read(Instant from, Instant to) {
        Map<String, AgentHistory> byAgent = new HashMap<>();
        database.inAccountSnapshot(
                        account.id(),
                        connection -> histories.during(connection, account.id(), from, to, ZoneOffset.UTC))
                .await()
                .atMost(Duration.ofSeconds(30))
                .forEach(history -> byAgent.put(history.agentId(), history));
        return byAgent;
    }

    private static List<Shift> shifts(AgentHistory history, Instant from, Instant to) {
        return Shifts.of(history, from, to, ZoneOffset.UTC, BEGIN.plus(Duration.ofDays(90)), campaign -> true);
    }

    /** Every event at a minute of its own: what the order of one instant is, the model's tests tell. */
    private static List<Sent> events(String agent, boolean withoutShifts, Random random) {
        List<Sent> events = new ArrayList<>();
        for (int minute = random.nextInt(60); minute < MINUTES; minute += 1 + random.nextInt(300)) {
            Map<String, Object> data = new HashMap<>();
            if (random.nextInt(3) == 0) {
                data.put("campaignId", "campaign" + random.nextInt(2));
            }
            EventType type = EventType.AGENT_STATE_CHANGED;
            int kind = random.nextInt(withoutShifts ? 4 : 7);
            if (kind < 4) {
                data.put("state", List.of("online", "online", "away", "offline").get(kind));
                if (random.nextInt(3) == 0) {
                    data.put("capacity", random.nextInt(3));
                }
            } else {
                type = kind == 4 ? EventType.SHIFT_STARTED : EventType.SHIFT_ENDED;
                data.put("shiftId", "shift" + random.nextInt(4));
            }
            events.add(new Sent(
                    type,
                    agent,
                    agent + minute,
                    BEGIN.plus(Duration.ofMinutes(minute)).plusMillis(random.nextInt(999)),
                    data));
        }
        return events;
    }

    private void chats(String agent, Random random) {
        for (int i = 0; i < 25; i++) {
            String conversation = agent + i;
            Map<String, Object> facts = new HashMap<>();
            facts.put("request_type", "button");
            facts.put("campaign_id", random.nextBoolean() ? "campaign" + random.nextInt(2) : null);
            account.conversation(conversation, BEGIN, facts);
            Instant at = BEGIN.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
            for (int ordinal = 1; ordinal <= 2; ordinal++) {
                Instant ended = at.plus(Duration.ofMinutes(1 + random.nextInt(2000)));
                boolean open = ordinal == 2 && random.nextInt(4) == 0;
                account.held(
                        conversation,
                        ordinal,
                        agent,
                        at,
                        open ? null : ended,
                        random.nextBoolean() ? at.plusSeconds(30) : null,
                        random.nextBoolean());
                at = ended.plus(Duration.ofMinutes(random.nextInt(500)));
            }
            if (random.nextBoolean()) {
                account.answer(
                        conversation, 1, at.plus(Duration.ofMinutes(random.nextInt(3000) - 1500)), agent, "good");
            }
        }
    }
}
