package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.EventType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Gladly says of the columns of its Conversation Export (seed 002). */
class GladlyRulesTest {

    @Test
    void mergedConversationIsMergedAlsoAfterItWasClosed() {
        Facts facts = story().opened("09:00")
                .closed("09:10")
                .mergedInto("09:20", "conversation-2")
                .facts();

        assertThat(facts.text(Fact.STATUS)).isEqualTo("merged");
        assertThat(facts.text(Fact.MERGED_INTO)).isEqualTo("conversation-2");
    }

    @Test
    void firstAndLastClosedAreTheirOwnTimes() {
        Facts facts = story().opened("09:00")
                .closed("09:10")
                .reopened("09:20")
                .closed("09:40")
                .facts();

        assertThat(facts.instant(Fact.FIRST_CLOSED_AT)).isEqualTo(at("09:10"));
        assertThat(facts.instant(Fact.LAST_CLOSED_AT)).isEqualTo(at("09:40"));
        assertThat(facts.duration(Fact.CREATED_TO_FIRST_CLOSED)).hasMinutes(10);
        assertThat(facts.duration(Fact.CREATED_TO_LAST_CLOSED)).hasMinutes(40);
        assertThat(facts.count(Fact.CLOSED_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.REOPENED_COUNT)).isEqualTo(1);
    }

    @Test
    void ruleThatLastClosedIsTold() {
        Facts facts = story().opened("09:00")
                .closed("09:10", Map.of("source", "workflow", "by", Map.of("type", "rule", "id", "r1")))
                .facts();

        assertThat(facts.text(Fact.CLOSED_RULE_ID)).isEqualTo("r1");
        assertThat(facts.text(Fact.CLOSED_BY)).isNull();
    }

    @Test
    void topicsAreThoseCurrentlyApplied() {
        Facts facts = story().opened("09:00")
                .topicAdded("09:01", "billing")
                .topicAdded("09:02", "refund")
                .topicRemoved("09:03", "billing")
                .facts();

        assertThat(facts.get(Fact.TOPIC_IDS)).isEqualTo(List.of("refund"));
        assertThat(facts.count(Fact.TOPIC_ADDED_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.TOPIC_REMOVED_COUNT)).isEqualTo(1);
    }

    @Test
    void secondAndThirdChannelAreNullWithFewerContacts() {
        Facts facts = story().opened("09:00")
                .session("09:00", "s1", "sms", "customer")
                .facts();

        assertThat(facts.text(Fact.FIRST_SESSION_ID)).isEqualTo("s1");
        assertThat(facts.text(Fact.FIRST_CHANNEL)).isEqualTo("sms");
        assertThat(facts.text(Fact.SECOND_CHANNEL)).isNull();
        assertThat(facts.text(Fact.THIRD_CHANNEL)).isNull();
        assertThat(facts.text(Fact.LAST_CHANNEL)).isEqualTo("sms");
    }

    @Test
    void contactsAreCountedAndChannelsAreUnique() {
        Facts facts = story().opened("09:00")
                .session("09:00", "s1", "sms", "customer")
                .session("10:00", "s2", "email", "customer")
                .session("11:00", "s3", "sms", "customer")
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(3);
        assertThat(facts.count(Fact.CHANNEL_COUNT)).isEqualTo(2);
    }

    @Test
    void handleTimeIsSpentByAnyAgentWhileTheConversationIsOpen() {
        Facts facts = story().opened("09:00")
                .handled("09:00", "09:05", "A")
                .handled("09:03", "09:13", "B")
                .closed("09:10")
                .facts();

        assertThat(facts.duration(Fact.HANDLE_TIME)).hasMinutes(5 + 7);
    }

    @Test
    void agentsAreCountedFromTheInitialOneAndAgainWhenTheyComeBack() {
        Facts facts = story().opened("09:00", Map.of("assignedAgentId", "A"))
                .assigned("09:01", "B")
                .assigned("09:02", "A")
                .facts();

        assertThat(facts.count(Fact.AGENT_COUNT)).isEqualTo(3);
    }

    @Test
    void inboxesAreCountedFromTheInitialOneAndAgainWhenItComesBack() {
        Facts facts = story().opened("09:00", Map.of("inboxId", "A"))
                .inbox("09:01", "B")
                .inbox("09:02", "A")
                .facts();

        assertThat(facts.count(Fact.INBOX_COUNT)).isEqualTo(3);
        assertThat(facts.text(Fact.INBOX_CREATED)).isEqualTo("A");
    }

    @Test
    void onlyUnassignmentsByARuleAreCountedAsSuch() {
        Facts facts = story().opened("09:00")
                .assigned("09:01", "A")
                .event("09:02", EventType.CONVERSATION_UNASSIGNED, Map.of("by", Map.of("type", "rule", "id", "r1")))
                .assigned("09:03", "A")
                .event("09:04", EventType.CONVERSATION_UNASSIGNED, Map.of("by", Map.of("type", "agent", "id", "A")))
                .facts();

        assertThat(facts.count(Fact.UNASSIGNED_BY_RULE_COUNT)).isEqualTo(1);
    }

    @Test
    void notesAreCounted() {
        Facts facts =
                story().opened("09:00").note("09:01", "A").note("09:02", "B").facts();

        assertThat(facts.count(Fact.NOTE_COUNT)).isEqualTo(2);
    }

    @Test
    void paymentRequestsCountByHowTheyEnded() {
        Facts facts = story().opened("09:00")
                .payment("09:01", "requested", "p1", "10.00")
                .payment("09:02", "completed", "p1", "10.00")
                .payment("09:03", "requested", "p2", "20.00")
                .payment("09:04", "declined", "p2", "20.00")
                .payment("09:05", "requested", "p3", "40.00")
                .facts();

        assertThat(facts.count(Fact.PAYMENTS_COMPLETED)).isEqualTo(1);
        assertThat(facts.count(Fact.PAYMENTS_DECLINED)).isEqualTo(1);
        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_COMPLETED_USD)).isEqualTo(new BigDecimal("10.00"));
        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_DECLINED_USD)).isEqualTo(new BigDecimal("20.00"));
    }

    @Test
    void paymentAmountsCaptureUsDollarsOnly() {
        Facts facts = story().opened("09:00")
                .payment("09:01", "completed", "p1", "10.25")
                .payment("09:02", "completed", "p2", "99.00", "CAD")
                .payment("09:03", "completed", "p3", "1.5")
                .facts();

        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_COMPLETED_USD)).isEqualTo(new BigDecimal("11.75"));
        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_DECLINED_USD)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void initiatorIsTheEntityThatCreatedTheConversation() {
        assertThat(story().opened("09:00", Map.of("source", "user", "by", Map.of("type", "agent", "id", "A")))
                        .facts()
                        .text(Fact.INITIATOR_AGENT_ID))
                .isEqualTo("A");
        assertThat(story().opened("09:00", Map.of("source", "api")).facts().text(Fact.INITIATOR_TYPE))
                .isEqualTo("application");
        assertThat(story().opened("09:00", Map.of("source", "workflow")).facts().text(Fact.INITIATOR_TYPE))
                .isEqualTo("system");
    }
}
