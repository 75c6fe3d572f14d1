package io.colloquy.model.timeline;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void timeGoesBeforeEverythingElse() {
        Story story = story().agent("09:02", "A").customer("09:01").opened("09:03");

        assertThat(story.order()).isEqualTo("e2 e1 e3");
    }

    @Test
    void openingGoesFirstInItsInstantAndMergeLast() {
        Story story = story().mergedInto("09:00", "other")
                .closed("09:00")
                .customer("09:00")
                .opened("09:00");

        assertThat(story.order()).isEqualTo("e4 e3 e2 e1");
    }

    @Test
    void openConversationTakesTheOthersThenCloseThenReopen() {
        Story story = story().opened("09:00").reopened("09:30").closed("09:30").agent("09:30", "A");

        assertThat(story.order()).isEqualTo("e1 e4 e3 e2");
    }

    @Test
    void closedConversationTakesReopenThenTheOthersThenClose() {
        Story story = story().opened("09:00")
                .closed("09:10")
                .agent("09:30", "A")
                .closed("09:30")
                .reopened("09:30");

        assertThat(story.order()).isEqualTo("e1 e2 e5 e3 e4");
    }

    @Test
    void sequenceOfOneSourceOverrulesTheMeaning() {
        Story story = story().opened("09:00")
                .numbered("10")
                .agent("09:30", "A")
                .numbered("9")
                .closed("09:30")
                .customer("09:30");

        // The close is numbered before the agent's message; the customer's is free and goes before both.
        assertThat(story.order()).isEqualTo("e1 e4 e3 e2");
    }

    @Test
    void sequencesOfTwoSourcesAreNotCompared() {
        Story story = story().opened("09:00")
                .from("one")
                .numbered("5")
                .customer("09:30")
                .from("two")
                .numbered("1")
                .agent("09:30", "A");

        assertThat(story.order()).isEqualTo("e1 e2 e3");
    }

    @Test
    void textSequencesCompareAsText() {
        Story story = story().numbered("b").customer("09:30").numbered("a").agent("09:30", "A");

        assertThat(story.order()).isEqualTo("e2 e1");
    }

    @Test
    void whatIsInForceEndsBeforeTheNextBegins() {
        Story story = story().opened("09:00")
                .assigned("09:01", "A")
                .event("09:01", EventType.TOPIC_ADDED, Map.of("topicId", "t1"))
                .session("09:01", "s1", "webchat", "agent")
                .assigned("09:30", "B")
                .unassigned("09:30")
                .event("09:30", EventType.TOPIC_ADDED, Map.of("topicId", "t2"))
                .event("09:30", EventType.TOPIC_REMOVED, Map.of("topicId", "t1"))
                .session("09:30", "s2", "webchat", "agent")
                .sessionEnded("09:30", "s1", "webchat");

        assertThat(story.order()).isEqualTo("e1 e2 e4 e3 e6 e5 e10 e9 e8 e7");
    }

    @Test
    void withNothingInForceTheBeginningComesFirst() {
        Story story = story().opened("09:00")
                .unassigned("09:30")
                .assigned("09:30", "A")
                .sessionEnded("09:30", "s1", "webchat")
                .session("09:30", "s1", "webchat", "agent");

        assertThat(story.order()).isEqualTo("e1 e3 e2 e5 e4");
    }

    @Test
    void assignmentOfTheOpeningIsInForceInItsInstant() {
        Story story =
                story().assigned("09:00", "B").unassigned("09:00").opened("09:00", Map.of("assignedAgentId", "A"));

        assertThat(story.order()).isEqualTo("e3 e2 e1");
    }

    @Test
    void unassignedBesideACloseIsAppliedAfterIt() {
        Story story = story().opened("09:00")
                .assigned("09:01", "A")
                .unassigned("09:30")
                .closed("09:30");

        assertThat(story.order()).isEqualTo("e1 e2 e4 e3");
    }

    @Test
    void unassignedBesideACloseAndAnAssignmentIsAppliedBefore() {
        Story story = story().opened("09:00")
                .assigned("09:01", "A")
                .closed("09:30")
                .assigned("09:30", "B")
                .unassigned("09:30");

        assertThat(story.order()).isEqualTo("e1 e2 e5 e4 e3");
    }

    @Test
    void receivedGoesBeforeSentAndACallBeforeItsAnswer() {
        Story story = story().opened("09:00")
                .agent("09:30", "A")
                .customer("09:30")
                .accepted("09:40", "A")
                .session("09:40", "s1", "phone_call", "customer");

        assertThat(story.order()).isEqualTo("e1 e3 e2 e5 e4");
    }

    @Test
    void callFollowsTheSessionThatEndsInItsInstant() {
        Story story = story().opened("09:00")
                .session("09:30", "s1", "webchat", "customer")
                .accepted("09:40", "A")
                .session("09:40", "s2", "phone_call", "customer")
                .sessionEnded("09:40", "s1", "webchat");

        assertThat(story.order()).isEqualTo("e1 e2 e5 e4 e3");
    }

    @Test
    void beyondThatTheOrderOfTypesThenSourceThenIdDecides() {
        Story story = story().from("b")
                .note("09:00", "A")
                .from("a")
                .note("09:00", "A")
                .note("09:00", "A")
                .statusChanged("09:00", "open", "pending");

        assertThat(story.order()).isEqualTo("e4 e2 e3 e1");
    }

    @Test
    void illegalStepsAreLeftOutAndListed() {
        Timeline timeline = story().opened("09:00")
                .opened("09:01")
                .reopened("09:02")
                .closed("09:03")
                .closed("09:04")
                .mergedInto("09:05", Story.CONVERSATION)
                .mergedInto("09:06", "other")
                .customer("09:07")
                .timeline();

        assertThat(timeline.events()).extracting(Event::id).containsExactly("e1", "e4", "e7");
        assertThat(timeline.anomalies()).extracting(Anomaly::eventId).containsExactly("e2", "e3", "e5", "e6", "e8");
        assertThat(timeline.anomalies())
                .extracting(Anomaly::code)
                .containsExactly(
                        AnomalyCode.SECOND_OPENING,
                        AnomalyCode.REOPEN_OF_OPEN,
                        AnomalyCode.CLOSE_OF_CLOSED,
                        AnomalyCode.MERGE_CYCLE,
                        AnomalyCode.AFTER_MERGE);
        assertThat(timeline.anomalies())
                .allSatisfy(anomaly -> assertThat(anomaly.conversationId()).isEqualTo(Story.CONVERSATION));
    }

    @Test
    void firstBodyUnderOneIdentityCounts() {
        Event first = story().note("09:00", "A").events().get(0);
        Event second = new Event(
                first.source(),
                first.id(),
                first.type(),
                first.time().minusSeconds(60),
                first.subject(),
                null,
                null,
                first.receivedAt().plusSeconds(60),
                first.data());

        Timeline timeline = Timeline.order(Story.CONVERSATION, List.of(second, first), Instant.MAX);

        assertThat(timeline.events()).containsExactly(first);
    }

    @Test
    void oneMessageReportedTwiceCountsOnceAtItsEarlierTimeWithAllThatIsKnown() {
        Story story = story().from("crm")
                .agent("09:01", "A", Map.of("messageId", "wamid-1"))
                .from("webhook")
                .sent(
                        "09:00",
                        Map.of("type", "user"),
                        Map.of("messageId", "wamid-1", "connectionId", "page", "text", "Hello"));

        Timeline timeline = story.timeline();

        assertThat(timeline.events()).extracting(Event::id).containsExactly("e2");
        MessageEvent.Sent message = (MessageEvent.Sent) timeline.events().get(0).data();
        assertThat(message.author().agentId()).isEqualTo("A");
        assertThat(message.connectionId()).isEqualTo("page");
        assertThat(message.text()).isEqualTo("Hello");
    }

    @Test
    void oneMessageIdOnTwoConnectionsIsTwoMessages() {
        Story story = story().customer("09:00", Map.of("messageId", "7", "connectionId", "page"))
                .customer("09:01", Map.of("messageId", "7", "connectionId", "number"));

        assertThat(story.timeline().events()).hasSize(2);
    }

    @Test
    void noEventsGiveNoTimeline() {
        Timeline timeline = Timeline.order(Story.CONVERSATION, List.of(), Instant.MAX);

        assertThat(timeline.startedAt()).isNull();
        assertThat(timeline.events()).isEmpty();
    }
}
