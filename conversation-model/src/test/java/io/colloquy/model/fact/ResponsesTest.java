package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Waiting, responses and the clocks around them: metrics 2.1 and 2.2. */
class ResponsesTest {

    @Test
    void waitStartsAtTheEarliestUnclearedInbound() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .bot("09:05")
                .customer("09:10")
                .customer("09:20")
                .facts();

        assertThat(facts.instant(Fact.WAITING_SINCE)).isEqualTo(at("09:10"));
        assertThat(facts.flag(Fact.UNANSWERED)).isTrue();
    }

    @Test
    void workflowApiSystemAndTemplatesClearNoWait() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .sent("09:01", Map.of("type", "workflow"), Map.of())
                .sent("09:02", Map.of("type", "api"), Map.of())
                .sent("09:03", Map.of("type", "system"), Map.of())
                .sent("09:04", Map.of("type", "bot"), Map.of("template", Map.of("name", "welcome")))
                .facts();

        assertThat(facts.instant(Fact.WAITING_SINCE)).isEqualTo(at("09:00"));
        assertThat(facts.count(Fact.OUTBOUND_COUNT)).isEqualTo(4);
        assertThat(facts.instant(Fact.FIRST_RESPONSE_AT)).isNull();
    }

    @Test
    void inboundAfterACloseWaitsAndDoesNotReopen() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .closed("09:10")
                .customer("09:20")
                .facts();

        assertThat(facts.instant(Fact.WAITING_SINCE)).isEqualTo(at("09:20"));
        assertThat(facts.text(Fact.STATUS)).isEqualTo("closed");
        assertThat(facts.count(Fact.INBOUND_COUNT)).isEqualTo(2);
    }

    @Test
    void handoverStartsNoWaitUnlessTheCustomerWroteSinceTheLastHuman() {
        Facts silent = story().opened("09:00")
                .customer("09:00")
                .agent("09:05", "A")
                .handoverToHumans("09:10")
                .facts();
        Facts running = story().opened("09:00")
                .customer("09:00")
                .handoverToHumans("09:10")
                .facts();

        assertThat(silent.instant(Fact.WAITING_SINCE)).isNull();
        assertThat(running.instant(Fact.WAITING_SINCE)).isEqualTo(at("09:00"));
    }

    @Test
    void firstResponseBelongsToItsSenderNotToTheAssignee() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .assigned("09:01", "A")
                .agent("09:05", "B")
                .facts();

        assertThat(facts.text(Fact.FIRST_RESPONSE_BY)).isEqualTo("B");
        assertThat(facts.text(Fact.LAST_ASSIGNEE)).isEqualTo("A");
        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isNull();
    }

    @Test
    void humanMessageBeforeAnyInboundIsNoFirstResponse() {
        Facts facts = story().opened("09:00", Map.of("source", "user"))
                .agent("09:01", "A")
                .customer("09:05")
                .agent("09:06", "A")
                .facts();

        assertThat(facts.instant(Fact.FIRST_RESPONSE_AT)).isEqualTo(at("09:06"));
        assertThat(facts.duration(Fact.FIRST_RESPONSE_TIME)).isEqualTo(Duration.ofMinutes(6));
        assertThat(facts.duration(Fact.FIRST_REPLY_TIME)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void replyBeforeTheOpeningIsNoFirstResponse() {
        Facts facts = story().customer("08:50")
                .agent("08:55", "A")
                .opened("09:00")
                .agent("09:05", "B")
                .facts();

        assertThat(facts.text(Fact.FIRST_RESPONSE_BY)).isEqualTo("B");
        assertThat(facts.duration(Fact.FIRST_RESPONSE_TIME)).isEqualTo(Duration.ofMinutes(5));
        assertThat(facts.duration(Fact.FIRST_REPLY_TIME)).isEqualTo(Duration.ofMinutes(5));
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(1);
    }

    @Test
    void responseBeforeTheAssignmentIsNothingOdd() {
        ConversationFold.Result result = story().opened("09:00")
                .customer("09:00")
                .agent("09:05", "A")
                .assigned("09:10", "A")
                .fold();

        assertThat(result.facts().duration(Fact.FIRST_ASSIGNMENT_TO_FIRST_RESPONSE))
                .isNull();
        assertThat(result.anomalies()).isEmpty();
    }

    @Test
    void averageAndMaximumAreOverAllResponses() {
        Facts facts = story().opened("09:00")
                .customer("09:00:00")
                .agent("09:00:10", "A")
                .customer("09:01:00")
                .agent("09:01:15", "A")
                .facts();

        assertThat(facts.duration(Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(Duration.ofMillis(12_500));
        assertThat(facts.duration(Fact.MAX_RESPONSE_TIME)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void acceptanceStartsItsClockAndWithoutOneTheFirstAssignmentDoes() {
        Story accepted = story().opened("09:00")
                .customer("09:00")
                .assigned("09:01", "A")
                .accepted("09:02", "A")
                .accepted("09:03", "B")
                .agent("09:05", "A");
        Story assigned =
                story().opened("09:00").customer("09:00").assigned("09:01", "A").agent("09:05", "A");

        assertThat(accepted.facts().duration(Fact.ACCEPT_TO_FIRST_RESPONSE)).isEqualTo(Duration.ofMinutes(3));
        assertThat(assigned.facts().duration(Fact.ACCEPT_TO_FIRST_RESPONSE)).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void callIsAnInboundAndItsAcceptanceTheAnswer() {
        Facts facts = story().opened("09:00:00")
                .session("09:00:00", "call-1", "phone_call", "customer")
                .accepted("09:00:20", "A")
                .facts();

        assertThat(facts.count(Fact.INBOUND_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.OUTBOUND_COUNT)).isZero();
        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(1);
        assertThat(facts.text(Fact.FIRST_RESPONSE_BY)).isEqualTo("A");
        assertThat(facts.duration(Fact.FIRST_RESPONSE_TIME)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void acceptanceAfterTheCallEndedIsNoAnswer() {
        Facts facts = story().opened("09:00")
                .session("09:00", "call-1", "phone_call", "customer")
                .sessionEnded("09:01", "call-1", "phone_call")
                .accepted("09:02", "A")
                .facts();

        assertThat(facts.count(Fact.RESPONSE_COUNT)).isZero();
        assertThat(facts.flag(Fact.UNANSWERED)).isTrue();
    }

    @Test
    void lastAssignmentIsAnsweredAfterAHandover() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .bot("09:01")
                .handoverToHumans("09:02")
                .assigned("09:03", "A")
                .agent("09:05", "A")
                .facts();

        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void inboundWhileNobodyHeldItIsTiedToTheNextAgent() {
        Facts facts = story().opened("09:00")
                .assigned("09:00", "A")
                .customer("09:01")
                .agent("09:02", "A")
                .unassigned("09:03")
                .customer("09:04")
                .assigned("09:05", "B")
                .agent("09:07", "B")
                .facts();

        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void inboundThatABotAnsweredIsTiedToNobody() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .assigned("09:01", "A")
                .bot("09:02")
                .agent("09:05", "A")
                .facts();

        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isNull();
    }

    @Test
    void handledByBotAloneNeedsACloseAndNoHuman() {
        Story open = story().opened("09:00").customer("09:00").bot("09:01");
        Story closed = story().opened("09:00").customer("09:00").bot("09:01").closed("09:02");
        Story human = story().opened("09:00")
                .customer("09:00")
                .bot("09:01")
                .agent("09:02", "A")
                .closed("09:03");

        assertThat(open.facts().flag(Fact.BOT_HANDLED)).isFalse();
        assertThat(closed.facts().flag(Fact.BOT_HANDLED)).isTrue();
        assertThat(human.facts().flag(Fact.BOT_HANDLED)).isFalse();
    }
}
