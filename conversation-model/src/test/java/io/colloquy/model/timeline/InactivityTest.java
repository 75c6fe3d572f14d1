package io.colloquy.model.timeline;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The close that follows from silence: events 1.4. The stories' found conversations end after half an hour. */
class InactivityTest {

    private static final String CLOSE_AFTER = Story.CONVERSATION + "/inactivity/";

    @Test
    void silenceClosesFromInactivityByTheSystem() {
        Facts facts = story().found("09:00").customer("09:00").customer("09:10").facts();

        assertThat(facts.text(Fact.STATUS)).isEqualTo("closed");
        assertThat(facts.instant(Fact.CLOSED_AT)).isEqualTo(at("09:40"));
        assertThat(facts.text(Fact.CLOSED_SOURCE)).isEqualTo("inactivity");
        assertThat(facts.text(Fact.CLOSED_BY_TYPE)).isEqualTo("system");
        assertThat(facts.duration(Fact.RESOLUTION_TIME)).isEqualTo(Duration.ofMinutes(40));
        assertThat(facts.count(Fact.CLOSED_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.STATUS_CHANGE_COUNT)).isEqualTo(2);
        assertThat(facts.instant(Fact.WAITING_SINCE)).isNull();
    }

    @Test
    void closeIsNamedAfterTheLastMessageAndIsInNoLog() {
        Timeline timeline =
                story().found("09:00").customer("09:00").agent("09:10", "A").timeline();

        Event close = timeline.events().getLast();
        assertThat(close.id()).isEqualTo(CLOSE_AFTER + "m2");
        assertThat(timeline.isDerived(close)).isTrue();
        assertThat(timeline.derived()).containsExactly(close);
        assertThat(timeline.isDerived(timeline.events().getFirst())).isFalse();
    }

    @Test
    void untilThenItIsOpenAndDue() {
        Timeline timeline =
                story().found("09:00").customer("09:00").asOf("09:29:59.999999").timeline();

        assertThat(timeline.derived()).isEmpty();
        assertThat(timeline.dueAt()).isEqualTo(at("09:30"));
    }

    @Test
    void fromThatInstantOnItIsClosedAndNoLongerDue() {
        Timeline timeline =
                story().found("09:00").customer("09:00").asOf("09:30").timeline();

        assertThat(timeline.derived()).extracting(Event::time).containsExactly(at("09:30"));
        assertThat(timeline.dueAt()).isNull();
    }

    @Test
    void messageAtThatVeryInstantStillBelongsToIt() {
        Timeline timeline =
                story().found("09:00").customer("09:00").customer("09:30").timeline();

        assertThat(timeline.derived()).extracting(Event::id).containsExactly(CLOSE_AFTER + "m2");
        assertThat(timeline.derived()).extracting(Event::time).containsExactly(at("10:00"));
    }

    @Test
    void lateMessageInsideTheTimeUndoesIt() {
        Story story = story().found("09:00").customer("09:00").asOf("09:45");
        Facts before = story.facts();

        Facts after = story.agent("09:29", "A").facts();

        assertThat(before.text(Fact.STATUS)).isEqualTo("closed");
        assertThat(after.text(Fact.STATUS)).isEqualTo("open");
        assertThat(after.count(Fact.CLOSED_COUNT)).isZero();
        assertThat(story.fold().dueAt()).isEqualTo(at("09:59"));
    }

    @Test
    void messageAfterItCountsAndDoesNotReopen() {
        Facts facts = story().found("09:00").customer("09:00").customer("09:31").facts();

        assertThat(facts.instant(Fact.CLOSED_AT)).isEqualTo(at("09:30"));
        assertThat(facts.count(Fact.MESSAGE_COUNT)).isEqualTo(2);
        assertThat(facts.instant(Fact.WAITING_SINCE)).isEqualTo(at("09:31"));
        assertThat(facts.count(Fact.CLOSED_COUNT)).isEqualTo(1);
    }

    @Test
    void messageLongAfterwardsLeavesTheCloseDueBeforeIt() {
        Timeline timeline = story().found("09:00")
                .customer("09:00")
                .customer("11:00")
                .asOf("09:10")
                .timeline();

        assertThat(timeline.derived()).isEmpty();
        assertThat(timeline.dueAt()).isEqualTo(at("09:30"));
    }

    @Test
    void closeByHandBeforeItMeansNone() {
        Timeline timeline =
                story().found("09:00").customer("09:00").closed("09:20").timeline();

        assertThat(timeline.derived()).isEmpty();
        assertThat(timeline.dueAt()).isNull();
    }

    @Test
    void closeByHandAtTheSameInstantMeansNone() {
        Timeline timeline =
                story().found("09:00").customer("09:00").closed("09:30").timeline();

        assertThat(timeline.derived()).isEmpty();
        assertThat(timeline.anomalies()).isEmpty();
    }

    @Test
    void closeByHandAfterItIsACloseOfTheClosed() {
        Timeline timeline =
                story().found("09:00").customer("09:00").closed("09:31").timeline();

        assertThat(timeline.derived()).hasSize(1);
        assertThat(timeline.anomalies()).extracting(Anomaly::code).containsExactly(AnomalyCode.CLOSE_OF_CLOSED);
    }

    @Test
    void reopeningStartsTheTimeAnew() {
        Story story = story().found("09:00").customer("09:00").reopened("10:00");

        Facts facts = story.facts();

        assertThat(story.timeline().derived()).extracting(Event::time).containsExactly(at("09:30"), at("10:30"));
        assertThat(story.timeline().derived())
                .extracting(Event::id)
                .containsExactly(CLOSE_AFTER + "m1", CLOSE_AFTER + "e3");
        assertThat(facts.count(Fact.CLOSED_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.REOPENED_COUNT)).isEqualTo(1);
    }

    @Test
    void reopeningInTheInstantOfTheCloseFollowsIt() {
        Timeline timeline = story().found("09:00")
                .customer("09:00")
                .reopened("09:30")
                .asOf("09:45")
                .timeline();

        assertThat(timeline.derived()).extracting(Event::time).containsExactly(at("09:30"));
        assertThat(timeline.anomalies()).isEmpty();
        assertThat(timeline.dueAt()).isEqualTo(at("10:00"));
    }

    @Test
    void whatIsNoMessageKeepsNothingOpen() {
        Timeline timeline = story().found("09:00")
                .customer("09:00")
                .note("09:20", "A")
                .assigned("09:25", "A")
                .status("09:29", "m1", "read")
                .timeline();

        assertThat(timeline.derived()).extracting(Event::time).containsExactly(at("09:30"));
    }

    @Test
    void mergedConversationEndsNoMore() {
        Timeline timeline = story().found("09:00")
                .customer("09:00")
                .mergedInto("09:20", "other")
                .timeline();

        assertThat(timeline.derived()).isEmpty();
        assertThat(timeline.dueAt()).isNull();
    }

    @Test
    void conversationNamedByItsProducerNeverEndsBySilence() {
        Timeline timeline = story().opened("09:00", Map.of("inactivitySeconds", 1800))
                .customer("09:00")
                .timeline();

        assertThat(timeline.derived()).isEmpty();
        assertThat(timeline.dueAt()).isNull();
    }

    @Test
    void earliestOpeningCountsAndLaterOnesAreNoAnomaly() {
        Story story = story().found("09:10", Map.of("source", "user"))
                .customer("09:10")
                .found("09:00", Map.of("source", "paid_ads", "inactivitySeconds", 3600))
                .customer("09:00");

        Timeline timeline = story.timeline();

        assertThat(timeline.anomalies()).isEmpty();
        assertThat(timeline.events())
                .filteredOn(event -> event.data() instanceof ConversationEvent.Opened)
                .extracting(Event::time)
                .containsExactly(at("09:00"));
        assertThat(story.facts().text(Fact.OPENED_SOURCE)).isEqualTo("paid_ads");
        assertThat(story.facts().instant(Fact.CLOSED_AT)).isEqualTo(at("10:10"));
    }

    @Test
    void openingOfAProducerInAFoundConversationIsASecondOne() {
        Timeline timeline =
                story().found("09:00").customer("09:00").opened("09:05").timeline();

        assertThat(timeline.anomalies()).extracting(Anomaly::code).containsExactly(AnomalyCode.SECOND_OPENING);
        assertThat(timeline.derived()).extracting(Event::time).containsExactly(at("09:30"));
    }

    @Test
    void nothingIsDueBeforeTheLogIsKnownToBeCompleteAtAll() {
        Story story = story().found("09:00").event("09:00", EventType.BOT_HANDOVER, Map.of());

        Timeline timeline = Timeline.order(Story.CONVERSATION, story.events(), Instant.EPOCH);

        assertThat(timeline.derived()).isEmpty();
        assertThat(timeline.dueAt()).isEqualTo(at("09:30"));
    }
}
