package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.EventType;
import io.colloquy.model.row.Assignment;
import io.colloquy.model.row.Assignment.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Assignments, holdings and inboxes: metrics 2.1 and 2.2. */
class AssignmentsTest {

    @Test
    void assignmentInForceAtTheOpeningIsAPreAssignmentAndCountsOnce() {
        Facts facts = story().assigned("08:50", "A").opened("09:00").facts();

        assertThat(facts.instant(Fact.FIRST_ASSIGNED_AT)).isEqualTo(at("09:00"));
        assertThat(facts.instant(Fact.LAST_ASSIGNED_AT)).isEqualTo(at("09:00"));
        assertThat(facts.text(Fact.FIRST_ASSIGNEE)).isEqualTo("A");
        assertThat(facts.text(Fact.ASSIGNEE_CREATED)).isEqualTo("A");
        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TIME)).isNull();
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isEqualTo(1);
    }

    @Test
    void assignmentInTheInstantOfTheOpeningIsAnOrdinaryOne() {
        Facts facts = story().opened("09:00").assigned("09:00", "A").facts();

        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TIME)).isEqualTo(Duration.ZERO);
        assertThat(facts.text(Fact.ASSIGNEE_CREATED)).isNull();
    }

    @Test
    void neverAssignedIsUnassignedAtTheEndWithNoAssignments() {
        Facts facts = story().opened("09:00").closed("09:30").facts();

        assertThat(facts.flag(Fact.UNASSIGNED_AT_END)).isTrue();
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isZero();
        assertThat(facts.text(Fact.LAST_ASSIGNEE)).isNull();
        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TO_CLOSE)).isNull();
    }

    @Test
    void unassignedLeavesTheLastAssigneeAndTheTimesToClose() {
        Facts facts = story().opened("09:00")
                .assigned("09:10", "A")
                .assigned("09:20", "B")
                .event("09:30", EventType.CONVERSATION_UNASSIGNED, Map.of("by", Map.of("type", "rule", "id", "r1")))
                .closed("09:40")
                .facts();

        assertThat(facts.text(Fact.FIRST_ASSIGNEE)).isEqualTo("A");
        assertThat(facts.text(Fact.LAST_ASSIGNEE)).isEqualTo("B");
        assertThat(facts.text(Fact.ASSIGNEE_CLOSED)).isNull();
        assertThat(facts.duration(Fact.FIRST_ASSIGNMENT_TO_CLOSE)).isEqualTo(Duration.ofMinutes(30));
        assertThat(facts.duration(Fact.LAST_ASSIGNMENT_TO_CLOSE)).isEqualTo(Duration.ofMinutes(20));
        assertThat(facts.count(Fact.UNASSIGNED_BY_RULE_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isEqualTo(3);
    }

    @Test
    void assigneeAtTheCloseIsKeptWhileReopened() {
        Facts facts = story().opened("09:00", Map.of("inboxId", "1"))
                .assigned("09:10", "A")
                .closed("09:20")
                .reopened("09:30")
                .assigned("09:40", "B")
                .inbox("09:40", "2")
                .facts();

        assertThat(facts.text(Fact.ASSIGNEE_CLOSED)).isEqualTo("A");
        assertThat(facts.text(Fact.ASSIGNEE_CURRENT)).isEqualTo("B");
        assertThat(facts.text(Fact.INBOX_CREATED)).isEqualTo("1");
        assertThat(facts.text(Fact.INBOX_CLOSED)).isEqualTo("1");
        assertThat(facts.text(Fact.INBOX_CURRENT)).isEqualTo("2");
    }

    @Test
    void sameAgentAgainWhileHoldingBeginsNoNewHolding() {
        Facts facts = story().opened("09:00")
                .assigned("09:10", "A")
                .assigned("09:20", "A")
                .accepted("09:30", "A")
                .facts();

        assertThat(facts.count(Fact.AGENT_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isEqualTo(2);
    }

    @Test
    void closeEndsAHoldingAndLeavesTheAssigneeInForce() {
        Story reopened =
                story().opened("09:00").assigned("09:10", "A").closed("09:20").reopened("09:30");

        assertThat(reopened.facts().text(Fact.ASSIGNEE_CURRENT)).isEqualTo("A");
        assertThat(reopened.facts().flag(Fact.UNASSIGNED_AT_END)).isFalse();
        assertThat(reopened.assigned("09:40", "A").facts().count(Fact.AGENT_COUNT))
                .isEqualTo(2);
    }

    @Test
    void acceptingWithoutBeingTheAssigneeHoldsButIsNoAssignment() {
        Facts facts = story().opened("09:00").accepted("09:10", "A").facts();

        assertThat(facts.count(Fact.AGENT_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.ASSIGNMENT_COUNT)).isZero();
        assertThat(facts.flag(Fact.UNASSIGNED_AT_END)).isFalse();
        assertThat(facts.text(Fact.ASSIGNEE_CURRENT)).isNull();
    }

    @Test
    void agentAfterAgentInOneInstantEndsWithTheOneInForceGone() {
        Story story = story().opened("09:00")
                .assigned("09:10", "A")
                .assigned("09:20", "B")
                .unassigned("09:20");

        assertThat(story.facts().text(Fact.ASSIGNEE_CURRENT)).isEqualTo("B");
    }

    @Test
    void rowTellsWhoAssignedWhomWhereAndWho() {
        List<Assignment> rows = story().opened("09:00")
                .event(
                        "09:10",
                        EventType.CONVERSATION_ASSIGNED,
                        Map.of(
                                "agentId", "A",
                                "teamId", "T",
                                "accountRef", "pool",
                                "by", Map.of("type", "rule", "id", "r1")))
                .accepted("09:15", "B")
                .unassigned("09:20")
                .fold()
                .rows(Assignment.class);

        assertThat(rows)
                .containsExactly(
                        new Assignment(at("09:10"), Kind.ASSIGNED, "A", "T", "pool", "rule", "r1"),
                        new Assignment(at("09:20"), Kind.UNASSIGNED, null, null, null, null, null));
    }

    @Test
    void assignmentInForceAtTheOpeningIsARowOfTheOpening() {
        assertThat(story().opened("09:00", Map.of("assignedAgentId", "A"))
                        .fold()
                        .rows(Assignment.class))
                .containsExactly(new Assignment(at("09:00"), Kind.PRE_ASSIGNED, "A", null, null, null, null));
        assertThat(story().assigned("08:40", "A")
                        .assigned("08:50", "B", "pool")
                        .opened("09:00")
                        .fold()
                        .rows(Assignment.class))
                .containsExactly(
                        new Assignment(at("08:40"), Kind.ASSIGNED, "A", null, null, null, null),
                        new Assignment(at("09:00"), Kind.PRE_ASSIGNED, "B", null, "pool", null, null));
    }

    @Test
    void openingThatBringsAnotherAssigneeIsOneAssignmentMore() {
        assertThat(story().assigned("08:50", "A")
                        .opened("09:00", Map.of("assignedAgentId", "B"))
                        .fold()
                        .rows(Assignment.class))
                .extracting(Assignment::kind)
                .containsExactly(Kind.ASSIGNED, Kind.PRE_ASSIGNED);
    }
}
