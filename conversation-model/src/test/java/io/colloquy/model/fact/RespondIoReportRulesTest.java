package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.EventType;
import io.colloquy.model.row.Response;
import io.colloquy.model.row.StatusChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What respond.io says of its report on conversations (seed 004), rule by rule, as far as responses, closes and times go. */
class RespondIoReportRulesTest {

    @Test
    void averageResponseTimeIsTheSumOfResponseMinusInboundOverTheResponses() {
        ConversationFold.Result result = story().opened("09:00")
                .customer("09:00")
                .agent("09:04", "A")
                .customer("09:10")
                .agent("09:20", "B")
                .fold();

        List<Response> responses = result.rows(Response.class);
        assertThat(responses).extracting(Response::time).containsExactly(Duration.ofMinutes(4), Duration.ofMinutes(10));
        assertThat(result.facts().duration(Fact.AVERAGE_RESPONSE_TIME)).isEqualTo(Duration.ofMinutes(7));
        assertThat(result.facts().count(Fact.RESPONSE_COUNT)).isEqualTo(2);
    }

    @Test
    void responseIsTheUsersWhoGaveIt() {
        assertThat(story().opened("09:00")
                        .customer("09:00")
                        .assigned("09:01", "A")
                        .agent("09:04", "B")
                        .fold()
                        .rows(Response.class))
                .extracting(Response::agentId)
                .containsExactly("B");
    }

    @Test
    void responseHasTheTeamOfTheAssignmentThenInForce() {
        List<Response> responses = story().opened("09:00")
                .customer("09:00")
                .agent("09:01", "A")
                .event("09:02", EventType.CONVERSATION_ASSIGNED, Map.of("agentId", "A", "teamId", "T1"))
                .customer("09:03")
                .agent("09:04", "A")
                .event("09:05", EventType.CONVERSATION_ASSIGNED, Map.of("agentId", "B", "teamId", "T2"))
                .customer("09:06")
                .agent("09:07", "B")
                .unassigned("09:08")
                .customer("09:09")
                .agent("09:10", "B")
                .fold()
                .rows(Response.class);

        assertThat(responses).extracting(Response::teamId).containsExactly(null, "T1", "T2", null);
        assertThat(responses)
                .extracting(Response::waitingSince)
                .containsExactly(at("09:00"), at("09:03"), at("09:06"), at("09:09"));
    }

    @Test
    void responsesSentByBotsWorkflowsAndBroadcastsAreNone() {
        ConversationFold.Result result = story().opened("09:00")
                .customer("09:00")
                .sent("09:01", Map.of("type", "workflow"), Map.of())
                .broadcast("09:02")
                .bot("09:03")
                .fold();

        assertThat(result.rows(Response.class)).isEmpty();
        assertThat(result.facts().count(Fact.RESPONSE_COUNT)).isZero();
    }

    @Test
    void responseTimeInBusinessTimeIsNullWithoutCalendar() {
        assertThat(story().opened("09:00")
                        .customer("09:00")
                        .agent("09:04", "A")
                        .fold()
                        .rows(Response.class))
                .extracting(Response::businessTime)
                .containsOnlyNulls();
    }

    @Test
    void conversationClosedByMergingTheContactIsNotAmongTheClosed() {
        ConversationFold.Result result =
                story().opened("09:00").closedFrom("09:10", "contact_merged").fold();

        assertThat(result.facts().count(Fact.CLOSED_COUNT)).isZero();
        assertThat(closes(result)).isEmpty();
    }

    @Test
    void conversationClosedByDeletingTheContactIsNotAmongTheClosed() {
        ConversationFold.Result result =
                story().opened("09:00").closedFrom("09:10", "contact_deleted").fold();

        assertThat(result.facts().count(Fact.CLOSED_COUNT)).isZero();
        assertThat(closes(result)).isEmpty();
    }

    @Test
    void closedByIsADashWhenTheContactWasBlocked() {
        ConversationFold.Result result = story().opened("09:00")
                .closed("09:10", Map.of("source", "blocked", "by", Map.of("type", "agent", "id", "A")))
                .fold();

        assertThat(result.facts().text(Fact.CLOSED_BY)).isNull();
        assertThat(closes(result)).extracting(StatusChange::agentId).containsOnlyNulls();
    }

    @Test
    void closesCountByTheirOwnCategoryAndSource() {
        ConversationFold.Result result = story().opened("09:00")
                .closed("09:10", Map.of("source", "user", "category", "Billing"))
                .reopened("09:20")
                .closed("09:30", Map.of("source", "workflow", "category", "Spam"))
                .fold();

        assertThat(closes(result)).extracting(StatusChange::category).containsExactly("Billing", "Spam");
        assertThat(closes(result)).extracting(StatusChange::source).containsExactly("user", "workflow");
    }

    @Test
    void openedBySourceIsTheOpeningsOwn() {
        StatusChange opening = story().opened("09:00", Map.of("source", "paid_ads"))
                .fold()
                .rows(StatusChange.class)
                .getFirst();

        assertThat(opening.source()).isEqualTo("paid_ads");
        assertThat(opening.at()).isEqualTo(at("09:00"));
    }

    @Test
    void firstResponseTimeIsFirstResponseMinusOpening() {
        Lineage lineage = lineage(Fact.FIRST_RESPONSE_TIME);

        assertThat(lineage.value()).isEqualTo(Duration.ofMinutes(14));
        assertThat(lineage.spans()).singleElement().satisfies(span -> {
            assertThat(span.from().event().type()).isEqualTo(EventType.CONVERSATION_OPENED);
            assertThat(span.to().event().type()).isEqualTo(EventType.MESSAGE_SENT);
        });
    }

    @Test
    void resolutionTimeIsClosedMinusOpened() {
        Lineage lineage = lineage(Fact.RESOLUTION_TIME);

        assertThat(lineage.value()).isEqualTo(Duration.ofMinutes(30));
        assertThat(lineage.spans())
                .singleElement()
                .satisfies(span -> assertThat(span.to().event().type()).isEqualTo(EventType.CONVERSATION_CLOSED));
    }

    @Test
    void lastAssignmentToClosingIsClosedMinusLastAssignment() {
        Lineage lineage = lineage(Fact.LAST_ASSIGNMENT_TO_CLOSE);

        assertThat(lineage.value()).isEqualTo(Duration.ofMinutes(25));
        assertThat(lineage.spans())
                .singleElement()
                .satisfies(span -> assertThat(span.from().event().type()).isEqualTo(EventType.CONVERSATION_ASSIGNED));
    }

    private static Lineage lineage(Fact fact) {
        Story story = story().opened("09:00")
                .customer("09:00")
                .assigned("09:05", "A")
                .agent("09:14", "A")
                .closed("09:30", "A");
        return Lineage.of(fact, story.fold());
    }

    private static List<StatusChange> closes(ConversationFold.Result result) {
        return result.rows(StatusChange.class).stream()
                .filter(change -> change.kind() == StatusChange.Kind.CLOSED)
                .toList();
    }
}
