package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What first contact resolution needs of the conversation itself: metrics 2.2. */
class FirstContactTest {

    @Test
    void closedConversationOfTheCustomerIsEligible() {
        assertThat(story().opened("09:00").closed("09:10").facts().flag(Fact.FCR_ELIGIBLE))
                .isTrue();
        assertThat(story().customer("09:00").closed("09:10").facts().flag(Fact.FCR_ELIGIBLE))
                .isTrue();
        assertThat(story().opened("09:00")
                        .closed("09:10")
                        .reopened("09:20")
                        .facts()
                        .flag(Fact.FCR_ELIGIBLE))
                .isTrue();
    }

    @Test
    void neverClosedOpenedByAnAgentOrMergedIsNotEligible() {
        assertThat(story().opened("09:00").facts().flag(Fact.FCR_ELIGIBLE)).isFalse();
        assertThat(story().opened("09:00")
                        .closedFrom("09:10", "contact_merged")
                        .facts()
                        .flag(Fact.FCR_ELIGIBLE))
                .isFalse();
        assertThat(story().opened("09:00", Map.of("source", "user"))
                        .closed("09:10")
                        .facts()
                        .flag(Fact.FCR_ELIGIBLE))
                .isFalse();
        assertThat(story().agent("09:00", "A").closed("09:10").facts().flag(Fact.FCR_ELIGIBLE))
                .isFalse();
        assertThat(story().opened("09:00")
                        .closed("09:10")
                        .mergedInto("09:20", "conversation-2")
                        .facts()
                        .flag(Fact.FCR_ELIGIBLE))
                .isFalse();
    }

    @Test
    void secondSessionCountsBeforeTheFirstCloseOnly() {
        assertThat(story().customer("09:00")
                        .customer("10:00")
                        .closed("10:10")
                        .facts()
                        .instant(Fact.SECOND_SESSION_AT))
                .isEqualTo(at("10:00"));
        assertThat(story().customer("09:00")
                        .closed("09:10")
                        .customer("10:00")
                        .closed("10:10")
                        .facts()
                        .instant(Fact.SECOND_SESSION_AT))
                .isNull();
        assertThat(story().customer("09:00").customer("10:00").facts().instant(Fact.SECOND_SESSION_AT))
                .isNull();
    }

    @Test
    void secondSessionAsSentCounts() {
        assertThat(story().opened("09:00")
                        .session("09:00", "s1", "webchat", "customer")
                        .session("09:05", "s2", "phone_call", "agent")
                        .closed("09:05")
                        .facts()
                        .instant(Fact.SECOND_SESSION_AT))
                .isEqualTo(at("09:05"));
    }

    @Test
    void firstReopeningIsTheOneAfterTheFirstClose() {
        Facts facts = story().opened("09:00")
                .closedFrom("09:10", "contact_merged")
                .reopened("09:20")
                .closed("09:30")
                .reopened("09:40")
                .closed("09:50")
                .reopened("10:00")
                .facts();

        assertThat(facts.instant(Fact.FIRST_REOPENED_AT)).isEqualTo(at("09:40"));
    }

    @Test
    void mergeTellsWhereItWent() {
        assertThat(story().opened("09:00")
                        .mergedInto("09:10", "conversation-2")
                        .facts()
                        .text(Fact.MERGED_INTO))
                .isEqualTo("conversation-2");
        assertThat(story().opened("09:00").facts().text(Fact.MERGED_INTO)).isNull();
    }
}
