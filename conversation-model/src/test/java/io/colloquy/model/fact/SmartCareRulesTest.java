package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.row.StatusChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What STILINGUE says of its export of status changes (seed 000), rule by rule. */
class SmartCareRulesTest {

    @Test
    void transitionMadeByTheRespondentForExampleFromPendingToAnswered() {
        StatusChange change = answered().getLast();

        assertThat(change.from()).isEqualTo("pending");
        assertThat(change.to()).isEqualTo("answered");
    }

    @Test
    void whoWasResponsibleForAParticularStatusTransition() {
        assertThat(answered())
                .filteredOn(change -> change.to().equals("answered"))
                .extracting(StatusChange::agentId)
                .containsExactly("A");
    }

    @Test
    void dateAndTimeOfTheStatusChange() {
        assertThat(answered().getLast().at()).isEqualTo(at("09:10"));
    }

    @Test
    void howManyTimesTheStatusWasChangedInAConversation() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .statusChanged("09:05", "open", "pending", "A")
                .statusChanged("09:10", "pending", "answered", "A")
                .closed("09:20", "A")
                .facts();

        assertThat(facts.count(Fact.STATUS_CHANGE_COUNT)).isEqualTo(4);
    }

    @Test
    void timeUntilTheStatusChangeByThePublicationOfTheInteraction() {
        assertThat(answered().getLast().untilByPublication()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void timeUntilTheStatusChangeByTheCollectionOfTheInteraction() {
        assertThat(answered().getLast().untilByCollection()).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void timeBetweenTheStatusChangeAndTheAgreedUponSla() {
        StatusChange change = answered().getLast();

        assertThat(change.slaSeconds()).isEqualTo(540);
        assertThat(change.slaMet()).isFalse();
        assertThat(change.slaOverrun()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whetherTheOccurringChangeIsAFirstResponseStatusChange() {
        List<StatusChange> changes = rows(story().opened("09:00")
                .customer("09:00")
                .statusChanged("09:05", "open", "pending", "A")
                .customer("09:06")
                .statusChanged("09:10", "pending", "answered", "A"));

        assertThat(changes).extracting(StatusChange::firstResponseChange).containsExactly(false, true, false);
    }

    @Test
    void changeThatNoRespondentMadeIsNoFirstResponse() {
        List<StatusChange> changes = rows(story().opened("09:00")
                .customer("09:00")
                .statusChanged("09:05", "open", "pending")
                .closed("09:10", Map.of("source", "workflow", "by", Map.of("type", "workflow", "id", "w"))));

        assertThat(changes).extracting(StatusChange::firstResponseChange).containsOnly(false);
        assertThat(changes).extracting(StatusChange::agentId).containsOnlyNulls();
    }

    @Test
    void conversationFromStartToClose() {
        Facts facts =
                story().opened("09:00").customer("09:00").closed("09:30", "A").facts();

        assertThat(facts.instant(Fact.OPENED_AT)).isEqualTo(at("09:00"));
        assertThat(facts.instant(Fact.CLOSED_AT)).isEqualTo(at("09:30"));
        assertThat(facts.count(Fact.INTERACTION_COUNT)).isEqualTo(1);
    }

    /** Published at 09:00, collected at 09:03, answered at 09:10; nine minutes are agreed upon. */
    private static List<StatusChange> answered() {
        return rows(story().opened("09:00", Map.of("sla", Map.of("firstResponseSeconds", 540)))
                .collected("09:03")
                .customer("09:00")
                .statusChanged("09:10", "pending", "answered", "A"));
    }

    private static List<StatusChange> rows(Story story) {
        return story.fold().rows(StatusChange.class);
    }
}
