package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.EventType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What respond.io says of the columns of its conversation list (seed 004). */
class RespondIoRulesTest {

    @Test
    void mergingOrDeletingTheContactClosesNothing() {
        for (String source : new String[] {"contact_merged", "contact_deleted"}) {
            Facts facts = story().opened("09:00").closedFrom("09:10", source).facts();

            assertThat(facts.count(Fact.CLOSED_COUNT)).isZero();
            assertThat(facts.instant(Fact.CLOSED_AT)).isNull();
        }
    }

    @Test
    void closedByIsEmptyWhenClosedByBlockingTheContact() {
        Facts facts = story().opened("09:00")
                .closed("09:10", Map.of("source", "blocked", "by", Map.of("type", "agent", "id", "A")))
                .facts();

        assertThat(facts.text(Fact.CLOSED_SOURCE)).isEqualTo("blocked");
        assertThat(facts.text(Fact.CLOSED_BY)).isNull();
        assertThat(facts.flag(Fact.BLOCKED)).isTrue();
    }

    @Test
    void channelIsEmptyWhenOpenedByHand() {
        Facts facts = story().opened("09:00", Map.of("source", "user"))
                .customer("09:05")
                .facts();

        assertThat(facts.text(Fact.OPENED_CHANNEL)).isNull();
    }

    @Test
    void assigneeBeforeTheOpeningIsTheFirstOneAtTheOpeningInNoTime() {
        Facts facts = story().assigned("08:00", "A").opened("09:00").facts();

        assertThat(facts.text(Fact.FIRST_ASSIGNEE)).isEqualTo("A");
        assertThat(facts.instant(Fact.FIRST_ASSIGNED_AT)).isEqualTo(at("09:00"));
        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TIME)).isNull();
    }

    @Test
    void singleAssignmentIsFirstAndLast() {
        Facts facts = story().opened("09:00").assigned("09:05", "A").facts();

        assertThat(facts.instant(Fact.LAST_ASSIGNED_AT)).isEqualTo(facts.instant(Fact.FIRST_ASSIGNED_AT));
        assertThat(facts.text(Fact.LAST_ASSIGNEE)).isEqualTo(facts.text(Fact.FIRST_ASSIGNEE));
    }

    @Test
    void closedUnassignedIsUnassignedAndHasNoAssignments() {
        Facts facts = story().opened("09:00").closed("09:10").facts();

        assertThat(facts.flag(Fact.UNASSIGNED_AT_END)).isTrue();
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isZero();
    }

    @Test
    void unassigningIsAnAssignmentToo() {
        Facts facts = story().opened("09:00")
                .assigned("09:05", "A")
                .unassigned("09:06")
                .facts();

        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isEqualTo(2);
    }

    @Test
    void reassignmentUntiesTheInboundFromTheSecondAssigneesAnswer() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .assigned("09:01", "A")
                .assigned("09:02", "B")
                .agent("09:10", "B")
                .closed("09:20")
                .facts();

        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_RESPONSE)).isNull();
        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TO_FIRST_RESPONSE)).hasMinutes(9);
    }

    @Test
    void timesToCloseRunFromTheOpeningAndTheAssignments() {
        Facts facts = story().opened("09:00")
                .assigned("09:05", "A")
                .assigned("09:15", "B")
                .closed("09:30")
                .facts();

        assertThat(facts.duration(Fact.RESOLUTION_TIME)).hasMinutes(30);
        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TO_CLOSE)).hasMinutes(25);
        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_CLOSE)).hasMinutes(15);
    }

    @Test
    void averageResponseTimeIsTheSumByTheNumberOfResponses() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .agent("09:02", "A")
                .customer("09:10")
                .agent("09:20", "B")
                .facts();

        assertThat(facts.count(Fact.RESPONSE_COUNT)).isEqualTo(2);
        assertThat(facts.duration(Fact.AVERAGE_RESPONSE_TIME)).hasMinutes(6);
    }

    @Test
    void outgoingMessagesLeaveBroadcastsOut() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .agent("09:01", "A")
                .broadcast("09:02")
                .facts();

        assertThat(facts.count(Fact.INBOUND_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.OUTBOUND_COUNT)).isEqualTo(1);
    }

    @Test
    void categoryAndSummaryAreOfTheClosingNote() {
        Facts facts = story().opened("09:00")
                .closed("09:10", Map.of("source", "user", "category", "Sales", "summary", "Bought it"))
                .facts();

        assertThat(facts.text(Fact.CATEGORY)).isEqualTo("Sales");
        assertThat(facts.text(Fact.SUMMARY)).isEqualTo("Bought it");
    }

    @Test
    void firstResponseIsGivenByAUserAndNotByTheAssignee() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .assigned("09:01", "A")
                .bot("09:02")
                .event("09:03", EventType.NOTE_ADDED, Map.of("agentId", "A"))
                .agent("09:04", "B")
                .facts();

        assertThat(facts.text(Fact.FIRST_RESPONSE_BY)).isEqualTo("B");
        assertThat(facts.duration(Fact.FIRST_RESPONSE_TIME)).hasMinutes(4);
    }
}
