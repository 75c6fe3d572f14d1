package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.calendar.BusinessCalendar;
import io.colloquy.model.calendar.Frame;
import io.colloquy.model.event.EventType;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was promised and whether it was kept: metrics 2.2, service levels. Limits: ten minutes, and an hour. */
class ServiceLevelsTest {

    private static final ServiceLevels LIMITS = new ServiceLevels(600L, 3600L, false);
    private static final BusinessCalendar MORNING = new BusinessCalendar(
            ZoneOffset.UTC,
            List.of(Frame.of(DayOfWeek.MONDAY, "09:00", "12:00"), Frame.of(DayOfWeek.TUESDAY, "09:00", "12:00")),
            Set.of());

    @Test
    void exactlyTheLimitIsInTimeAndAMillisecondMoreIsNot() {
        Story story = promised().opened("09:00").customer("09:00");

        assertThat(story.agent("09:10", "A").facts().flag(Fact.SLA_FIRST_RESPONSE_MET))
                .isTrue();
        assertThat(promised()
                        .opened("09:00")
                        .customer("09:00")
                        .agent("09:10:00.001", "A")
                        .facts()
                        .flag(Fact.SLA_FIRST_RESPONSE_MET))
                .isFalse();
        assertThat(promised().opened("09:00").closed("10:00").facts().flag(Fact.SLA_RESOLUTION_MET))
                .isTrue();
        assertThat(promised().opened("09:00").closed("10:01").facts().flag(Fact.SLA_RESOLUTION_MET))
                .isFalse();
    }

    @Test
    void runningInsideTheLimitIsNeitherMetNorMissedAndIsDueAMillisecondPastIt() {
        ConversationFold.Result inside = running("09:10");
        ConversationFold.Result past = running("09:10:00.001");

        assertThat(inside.facts().flag(Fact.SLA_FIRST_RESPONSE_MET)).isNull();
        assertThat(inside.dueAt()).isEqualTo(at("09:10:00.001"));
        assertThat(past.facts().flag(Fact.SLA_FIRST_RESPONSE_MET)).isFalse();
        assertThat(past.facts().flag(Fact.SLA_RESOLUTION_MET)).isNull();
        assertThat(past.dueAt()).isEqualTo(at("10:00:00.001"));
        assertThat(running("10:00:00.001").facts().flag(Fact.SLA_RESOLUTION_MET))
                .isFalse();
        assertThat(running("10:00:00.001").dueAt()).isNull();
    }

    @Test
    void eachLimitOfTheOpeningComesBeforeTheAccounts() {
        Facts facts = promised()
                .opened("09:00", Map.of("sla", Map.of("firstResponseSeconds", 60)))
                .customer("09:00")
                .agent("09:02", "A")
                .closed("09:50")
                .facts();

        assertThat(facts.count(Fact.SLA_FIRST_RESPONSE_SECONDS)).isEqualTo(60);
        assertThat(facts.flag(Fact.SLA_FIRST_RESPONSE_MET)).isFalse();
        assertThat(facts.count(Fact.SLA_RESOLUTION_SECONDS)).isEqualTo(3600);
        assertThat(facts.flag(Fact.SLA_RESOLUTION_MET)).isTrue();
    }

    @Test
    void withoutALimitNothingIsMetOrMissed() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .agent("19:00", "A")
                .closed("20:00")
                .facts();

        assertThat(facts.count(Fact.SLA_FIRST_RESPONSE_SECONDS)).isNull();
        assertThat(facts.flag(Fact.SLA_FIRST_RESPONSE_MET)).isNull();
        assertThat(facts.count(Fact.SLA_RESOLUTION_SECONDS)).isNull();
        assertThat(facts.flag(Fact.SLA_RESOLUTION_MET)).isNull();
    }

    @Test
    void beforeTheCustomerHasWrittenThereIsNothingToAnswer() {
        Story silent = promised().opened("09:00", Map.of("source", "workflow")).agent("09:30", "A");
        Facts answered = promised()
                .opened("09:00", Map.of("source", "workflow"))
                .customer("09:30")
                .agent("09:31", "A")
                .facts();

        assertThat(silent.facts().flag(Fact.SLA_FIRST_RESPONSE_MET)).isNull();
        // As first_response_time, it runs from the opening once there is something to answer.
        assertThat(answered.flag(Fact.SLA_FIRST_RESPONSE_MET)).isFalse();
    }

    @Test
    void botsMessageIsNoFirstResponse() {
        Facts facts = promised()
                .opened("09:00")
                .customer("09:00")
                .bot("09:00:05")
                .asOf("09:11")
                .facts();

        assertThat(facts.flag(Fact.SLA_FIRST_RESPONSE_MET)).isFalse();
    }

    @Test
    void closeStopsTheClockOfTheFirstResponse() {
        Facts inside =
                promised().opened("09:00").customer("09:00").closed("09:05").facts();
        Facts past =
                promised().opened("09:00").customer("09:00").closed("09:15").facts();

        assertThat(inside.flag(Fact.SLA_FIRST_RESPONSE_MET)).isNull();
        assertThat(past.flag(Fact.SLA_FIRST_RESPONSE_MET)).isFalse();
    }

    @Test
    void afterAReopeningTheResolutionRunsAgain() {
        Story story = promised().opened("09:00").closed("09:30").reopened("09:40");

        ConversationFold.Result running = story.asOf("09:50").fold();

        assertThat(running.facts().flag(Fact.SLA_RESOLUTION_MET)).isNull();
        assertThat(running.dueAt()).isEqualTo(at("10:00:00.001"));
        assertThat(story.asOf("10:30").facts().flag(Fact.SLA_RESOLUTION_MET)).isFalse();
        assertThat(story.closed("09:55").facts().flag(Fact.SLA_RESOLUTION_MET)).isTrue();
    }

    @Test
    void whatWasMergedAwayIsNeverResolvedAndNoLongerRuns() {
        for (Story story : List.of(
                promised().opened("09:00").mergedInto("09:30", "other"),
                promised().opened("09:00").closedFrom("09:30", "contact_merged"))) {
            assertThat(story.facts().flag(Fact.SLA_RESOLUTION_MET)).isNull();
            assertThat(story.fold().dueAt()).isNull();
        }
        assertThat(promised()
                        .opened("09:00")
                        .mergedInto("10:30", "other")
                        .facts()
                        .flag(Fact.SLA_RESOLUTION_MET))
                .isFalse();
    }

    @Test
    void inBusinessTimeTheNightDoesNotCount() {
        Story story = story().with(inBusinessTime(MORNING)).opened("11:55").customer("11:55");

        assertThat(story.asOf("2026-03-03T09:05").fold().dueAt()).isEqualTo(at("2026-03-03T09:05:00.001"));
        assertThat(story.asOf("2026-03-03T09:05:00.001").facts().flag(Fact.SLA_FIRST_RESPONSE_MET))
                .isFalse();
        assertThat(story.agent("2026-03-03T09:05", "A").facts().flag(Fact.SLA_FIRST_RESPONSE_MET))
                .isTrue();
    }

    @Test
    void limitReachedAtTheEndOfTheDayIsMissedWithTheNextMorning() {
        Story story = story().with(inBusinessTime(MORNING)).opened("11:50").customer("11:50");

        assertThat(story.asOf("20:00").facts().flag(Fact.SLA_FIRST_RESPONSE_MET))
                .isNull();
        assertThat(story.asOf("20:00").fold().dueAt()).isEqualTo(at("2026-03-03T09:00:00.001"));
        assertThat(story.agent("23:00", "A").facts().flag(Fact.SLA_FIRST_RESPONSE_MET))
                .isTrue();
    }

    @Test
    void inBusinessTimeWithoutACalendarNothingIsKnown() {
        Facts facts = story().with(inBusinessTime(null))
                .opened("09:00")
                .customer("09:00")
                .agent("09:01", "A")
                .closed("09:02")
                .facts();

        assertThat(facts.count(Fact.SLA_FIRST_RESPONSE_SECONDS)).isEqualTo(600);
        assertThat(facts.flag(Fact.SLA_FIRST_RESPONSE_MET)).isNull();
        assertThat(facts.flag(Fact.SLA_RESOLUTION_MET)).isNull();
    }

    @Test
    void whatIsNeverOpenNeverComesDue() {
        BusinessCalendar never = new BusinessCalendar(ZoneOffset.UTC, List.of(), Set.of());

        ConversationFold.Result result = story().with(inBusinessTime(never))
                .opened("09:00")
                .customer("09:00")
                .fold();

        assertThat(result.dueAt()).isNull();
        assertThat(result.facts().flag(Fact.SLA_RESOLUTION_MET)).isNull();
    }

    @Test
    void limitBeyondAllTimeIsNeverMissed() {
        ConversationFold.Result result = story().opened(
                        "09:00", Map.of("sla", Map.of("firstResponseSeconds", Long.MAX_VALUE, "resolutionSeconds", 0)))
                .customer("09:00")
                .event("09:01", EventType.CONVERSATION_STATUS_CHANGED, Map.of("from", "open", "to", "pending"))
                .asOf("09:30")
                .fold();

        assertThat(result.facts().flag(Fact.SLA_FIRST_RESPONSE_MET)).isNull();
        assertThat(result.facts().flag(Fact.SLA_RESOLUTION_MET)).isFalse();
        assertThat(result.dueAt()).isNull();
    }

    @Test
    void closeByInactivityIsDueBeforeTheLimitAndStopsTheClock() {
        Story story = promised().found("09:00").customer("09:00");

        assertThat(story.asOf("09:20").fold().dueAt()).isEqualTo(at("09:30"));
        Facts closed = story.asOf("11:00").facts();
        assertThat(closed.flag(Fact.SLA_FIRST_RESPONSE_MET)).isFalse();
        assertThat(closed.flag(Fact.SLA_RESOLUTION_MET)).isTrue();
    }

    private static Story promised() {
        return story().with(new FoldContext(inbox -> null, LIMITS));
    }

    private static ConversationFold.Result running(String asOf) {
        return promised().opened("09:00").customer("09:00").asOf(asOf).fold();
    }

    private static FoldContext inBusinessTime(BusinessCalendar calendar) {
        return new FoldContext(inbox -> calendar, new ServiceLevels(600L, 3600L, true));
    }
}
