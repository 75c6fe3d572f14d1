package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.calendar.BusinessCalendar;
import io.colloquy.model.calendar.Frame;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageStatus;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worked examples of metrics 2.6 that are about one conversation, by their numbers. */
class WorkedExamplesTest {

    @Test
    void example1OneAnswerAfterAnAssignment() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .assigned("09:05", "A")
                .agent("09:12", "A")
                .closed("09:30", "A")
                .facts();

        assertThat(seconds(facts, Fact.FIRST_ASSIGNMENT_TIME)).isEqualTo(300);
        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME)).isEqualTo(720);
        assertThat(seconds(facts, Fact.FIRST_ASSIGNMENT_TO_FIRST_RESPONSE)).isEqualTo(420);
        assertThat(seconds(facts, Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isEqualTo(420);
        assertThat(seconds(facts, Fact.RESOLUTION_TIME)).isEqualTo(1800);
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(1);
        assertThat(seconds(facts, Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(720);
    }

    @Test
    void example2ReassignmentUntiesTheInbound() {
        Facts facts = reassigned().agent("09:10", "B").closed("09:20").facts();

        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isNull();
        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME)).isEqualTo(600);
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.AGENT_COUNT)).isEqualTo(2);
    }

    @Test
    void example3AnInboundAfterTheReassignmentIsTied() {
        Facts facts = reassigned()
                .customer("09:05")
                .agent("09:10", "B")
                .closed("09:20")
                .facts();

        assertThat(seconds(facts, Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isEqualTo(480);
    }

    @Test
    void example3aAnotherAgentHeldItWhenTheCustomerWrote() {
        Facts facts = story().assigned("09:00", "A")
                .customer("09:10")
                .assigned("09:12", "B")
                .agent("09:14", "B")
                .facts();

        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isNull();
    }

    @Test
    void example3bAnUnpromptedMessageIsNoAnswer() {
        Facts facts = story().customer("09:00")
                .assigned("09:01", "A")
                .agent("09:02", "A")
                .assigned("09:03", "B")
                .agent("09:06", "B")
                .customer("09:10")
                .agent("09:12", "B")
                .facts();

        assertThat(seconds(facts, Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isEqualTo(540);
    }

    @Test
    void example3cAnUnassignmentDoesNotBreakTheTie() {
        Facts facts = story().customer("09:00")
                .assigned("09:01", "A")
                .unassigned("09:02")
                .assigned("09:05", "A")
                .agent("09:10", "A")
                .facts();

        assertThat(seconds(facts, Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isEqualTo(300);
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isEqualTo(3);
        assertThat(facts.count(Fact.AGENT_COUNT)).isEqualTo(2);
    }

    @Test
    void example4PreAssignedByAWorkflow() {
        Facts facts = story().opened("09:00", Map.of("source", "workflow", "assignedAgentId", "A"))
                .customer("09:10")
                .agent("09:14", "A")
                .unassigned("09:20")
                .closedFrom("09:30", "bot")
                .facts();

        assertThat(facts.instant(Fact.FIRST_ASSIGNED_AT)).isEqualTo(at("09:00"));
        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TIME)).isNull();
        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME)).isEqualTo(840);
        assertThat(seconds(facts, Fact.FIRST_REPLY_TIME)).isEqualTo(240);
        assertThat(seconds(facts, Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isEqualTo(840);
        assertThat(facts.text(Fact.LAST_ASSIGNEE)).isEqualTo("A");
        assertThat(facts.flag(Fact.UNASSIGNED_AT_END)).isTrue();
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isEqualTo(2);
        assertThat(facts.text(Fact.CLOSED_SOURCE)).isEqualTo("bot");
    }

    @Test
    void example5TwoResponsesOfAnHourEach() {
        Facts facts = story().customer("15:00")
                .agent("16:00", "A")
                .customer("17:00")
                .agent("18:00", "A")
                .facts();

        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME)).isEqualTo(3600);
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(2);
        assertThat(seconds(facts, Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(3600);
    }

    @Test
    void example6ABotsMessageClearsTheWait() {
        Facts facts = story().customer("10:00")
                .agent("11:00", "A")
                .customer("15:00")
                .bot("16:00")
                .customer("18:00")
                .agent("19:00", "A")
                .facts();

        // Both responses took an hour: had the bot not cleared the wait, the second would have taken four.
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(2);
        assertThat(seconds(facts, Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(3600);
        assertThat(seconds(facts, Fact.MAX_RESPONSE_TIME)).isEqualTo(3600);
    }

    @Test
    void example7ClosingClearsTheWait() {
        Facts facts = story().customer("15:00")
                .agent("16:00", "A")
                .customer("17:00")
                .closed("17:30")
                .reopened("18:00")
                .agent("19:00", "A")
                .facts();

        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.REOPENED_COUNT)).isEqualTo(1);
    }

    @Test
    void example8NotesTemplatesAndBroadcastsAnswerNobody() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .customer("09:20")
                .note("09:30", "A")
                .template("09:40", "A")
                .broadcast("09:45")
                .agent("10:00", "A")
                .facts();

        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME)).isEqualTo(3600);
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(1);
        assertThat(seconds(facts, Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(3600);
        assertThat(facts.count(Fact.OUTBOUND_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.NOTE_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.INTERACTION_COUNT)).isEqualTo(5);
    }

    @Test
    void example9AWeekOfBusinessTime() {
        BusinessCalendar weekdays = new BusinessCalendar(
                ZoneOffset.UTC,
                Stream.of(DayOfWeek.values())
                        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                        .map(day -> Frame.of(day, "09:00", "17:00"))
                        .toList(),
                Set.of());
        Facts facts = story().with(new FoldContext(inbox -> weekdays))
                .opened("2022-03-20T00:00")
                .customer("2022-03-20T00:00")
                .agent("2022-03-26T23:59", "A")
                .closed("2022-03-26T23:59", "A")
                .facts();

        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME_BUSINESS)).isEqualTo(144_000);
        assertThat(seconds(facts, Fact.RESOLUTION_TIME_BUSINESS)).isEqualTo(144_000);
    }

    @Test
    void example11ClosedByBlockingTheContact() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .closed("09:30", Map.of("source", "blocked", "by", Map.of("type", "agent", "id", "A")))
                .facts();

        assertThat(facts.text(Fact.CLOSED_SOURCE)).isEqualTo("blocked");
        assertThat(facts.text(Fact.CLOSED_BY)).isNull();
    }

    @Test
    void example12MergingTheContactClosesNothing() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .closedFrom("09:30", "contact_merged")
                .facts();

        assertThat(facts.text(Fact.STATUS)).isEqualTo("closed");
        assertThat(facts.instant(Fact.CLOSED_AT)).isNull();
        assertThat(facts.instant(Fact.FIRST_CLOSED_AT)).isNull();
        assertThat(facts.instant(Fact.LAST_CLOSED_AT)).isNull();
        assertThat(facts.text(Fact.CLOSED_SOURCE)).isNull();
        assertThat(facts.duration(Fact.RESOLUTION_TIME)).isNull();
        assertThat(facts.count(Fact.CLOSED_COUNT)).isZero();
        assertThat(facts.instant(Fact.WAITING_SINCE)).isNull();
    }

    @Test
    void example14ComingBackCountsAgain() {
        Facts facts = story().opened("09:00", Map.of("inboxId", "1"))
                .assigned("09:01", "A")
                .assigned("09:02", "B")
                .inbox("09:02", "2")
                .assigned("09:03", "A")
                .inbox("09:03", "1")
                .facts();

        assertThat(facts.count(Fact.AGENT_COUNT)).isEqualTo(3);
        assertThat(facts.count(Fact.INBOX_COUNT)).isEqualTo(3);
    }

    @Test
    void example15ChannelsAreThoseOfTheSessions() {
        Facts facts = story().opened("09:00")
                .session("09:00", "s1", "phone_call", "customer")
                .session("10:00", "s2", "webchat", "customer")
                .session("11:00", "s3", "phone_call", "customer")
                .facts();

        assertThat(facts.text(Fact.FIRST_CHANNEL)).isEqualTo("phone_call");
        assertThat(facts.text(Fact.SECOND_CHANNEL)).isEqualTo("webchat");
        assertThat(facts.text(Fact.THIRD_CHANNEL)).isEqualTo("phone_call");
        assertThat(facts.text(Fact.LAST_CHANNEL)).isEqualTo("phone_call");
        assertThat(facts.count(Fact.CHANNEL_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(3);
    }

    @Test
    void example16AStatusNeverGoesBack() {
        List<Interaction> interactions = story().customer("09:00")
                .agent("09:01", "A")
                .status("09:02", "m2", "read")
                .status("09:03", "m2", "delivered")
                .interactions();

        assertThat(interactions).extracting(Interaction::status).containsExactly(null, MessageStatus.READ);
    }

    @Test
    void example17ThreeTimesInReverseOrderIsTheSame() {
        Story story = story().opened("09:00")
                .customer("09:00")
                .agent("09:10", "A")
                .customer("09:20")
                .agent("09:30", "A");
        List<Event> reversed = new ArrayList<>(story.events());
        Collections.reverse(reversed);
        List<Event> threeTimes = new ArrayList<>();
        for (Event event : reversed) {
            threeTimes.addAll(Collections.nCopies(3, event));
        }

        ConversationFold.Result result = ConversationFold.fold(Story.CONVERSATION, threeTimes, Instant.MAX);

        assertThat(result).isEqualTo(story.fold());
        assertThat(result.facts().count(Fact.RESPONSE_COUNT)).isEqualTo(2);
        assertThat(seconds(result.facts(), Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(600);
    }

    @Test
    void example18AHandoverToHumansStartsAWait() {
        Facts facts = story().opened("09:00:00")
                .customer("09:00:00")
                .bot("09:00:05")
                .handoverToHumans("09:00:20")
                .agent("09:01:02", "A")
                .facts();

        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME)).isEqualTo(62);
        assertThat(seconds(facts, Fact.FIRST_REPLY_TIME)).isEqualTo(62);
        assertThat(seconds(facts, Fact.HANDOVER_TO_FIRST_RESPONSE)).isEqualTo(42);
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(1);
        assertThat(seconds(facts, Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(42);
    }

    @Test
    void example19AFirstResponseThatIsNoResponse() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .closed("09:10")
                .reopened("09:20")
                .agent("09:30", "A")
                .closed("10:00")
                .facts();

        assertThat(seconds(facts, Fact.FIRST_RESPONSE_TIME)).isEqualTo(1800);
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isZero();
        assertThat(facts.duration(Fact.AVERAGE_RESPONSE_TIME)).isNull();
        assertThat(seconds(facts, Fact.RESOLUTION_TIME)).isEqualTo(3600);
        assertThat(facts.count(Fact.CLOSED_COUNT)).isEqualTo(2);
    }

    @Test
    void example20EverythingInOneSecond() {
        Facts facts = story().customer("09:00")
                .assigned("09:01", "A")
                .unassigned("10:00:00")
                .closed("10:00:00")
                .agent("10:00:00", "A")
                .customer("10:00:00")
                .facts();

        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(1);
        assertThat(facts.instant(Fact.FIRST_RESPONSE_AT)).isEqualTo(at("10:00"));
        assertThat(facts.instant(Fact.WAITING_SINCE)).isNull();
        assertThat(facts.text(Fact.LAST_ASSIGNEE)).isEqualTo("A");
        assertThat(facts.text(Fact.ASSIGNEE_CLOSED)).isEqualTo("A");
        assertThat(facts.flag(Fact.UNASSIGNED_AT_END)).isFalse();
    }

    private static Story reassigned() {
        return story().opened("09:00").customer("09:00").assigned("09:01", "A").assigned("09:02", "B");
    }

    private static long seconds(Facts facts, Fact fact) {
        assertThat(facts.duration(fact)).as(fact.id()).isNotNull();
        return facts.duration(fact).toSeconds();
    }
}
