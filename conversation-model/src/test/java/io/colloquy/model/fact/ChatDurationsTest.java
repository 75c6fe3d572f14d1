package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.calendar.BusinessTime;
import io.colloquy.model.event.EventType;
import io.colloquy.model.timeline.AnomalyCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatDurationsTest {

    private static final Map<String, Object> VISIT =
            Map.of("visit", Map.of("id", "w1", "startedAt", "2026-03-02T08:45:00Z"));

    /** A calendar that is open every other minute. */
    private static final FoldContext HALF = new FoldContext(inbox -> new HalfTime());

    /** Open every other moment. */
    private record HalfTime() implements BusinessTime {
        @Override
        public Duration between(Instant from, Instant to) {
            return Duration.between(from, to).dividedBy(2);
        }

        @Override
        public Optional<Instant> plus(Instant from, Duration open) {
            return Optional.of(from.plus(open.multipliedBy(2)));
        }
    }

    @Test
    void totalBeginsWithTheVisitElseWithTheOpening() {
        assertThat(story().opened("09:00", VISIT).closed("09:30").facts().duration(Fact.DURATION_TOTAL))
                .hasMinutes(45);
        assertThat(story().opened("09:00", Map.of("visit", Map.of("id", "w1")))
                        .closed("09:30")
                        .facts()
                        .duration(Fact.DURATION_TOTAL))
                .hasMinutes(30);
    }

    @Test
    void totalIsNullWhileOpen() {
        Facts facts = story().opened("09:00", VISIT)
                .customer("09:01")
                .closed("09:30")
                .reopened("09:40")
                .facts();

        assertThat(facts.duration(Fact.DURATION_TOTAL)).isNull();
        assertThat(facts.duration(Fact.DURATION_AFTER_CLOSE)).isNull();
    }

    @Test
    void conversationLastsToTheLastMessageOfAnyoneButBroadcasts() {
        Facts facts = story().opened("09:00")
                .customer("09:01")
                .sent("09:10", Map.of("type", "system"), Map.of())
                .broadcast("09:20")
                .note("09:30", "A")
                .facts();

        assertThat(facts.duration(Fact.DURATION_CONVERSATION)).hasMinutes(10);
    }

    @Test
    void withoutMessagesTheConversationLastedZeroAlsoInBusinessTime() {
        assertThat(story().opened("09:00").facts().duration(Fact.DURATION_CONVERSATION))
                .isZero();
        assertThat(story().with(HALF).opened("09:00").facts().duration(Fact.DURATION_CONVERSATION_BUSINESS))
                .isZero();
        assertThat(story().opened("09:00").facts().duration(Fact.DURATION_CONVERSATION_BUSINESS))
                .isNull();
    }

    @Test
    void messagesBeforeTheOpeningOnlyAreAnAnomaly() {
        ConversationFold.Result result =
                story().customer("08:59").opened("09:00").fold();

        assertThat(result.facts().duration(Fact.DURATION_CONVERSATION)).isNull();
        assertThat(result.anomalies()).singleElement().satisfies(anomaly -> assertThat(anomaly.code())
                .isEqualTo(AnomalyCode.NEGATIVE_DURATION));
    }

    @Test
    void closeIsMeasuredFromTheLastInboundBeforeIt() {
        Facts facts = story().opened("09:00")
                .customer("09:01")
                .customer("09:10")
                .agent("09:12", "A")
                .closed("09:20")
                .customer("09:25")
                .facts();

        assertThat(facts.duration(Fact.DURATION_AFTER_CLOSE)).hasMinutes(10);
    }

    @Test
    void closeOfASilentCustomerIsNotMeasured() {
        Facts facts =
                story().opened("09:00").agent("09:12", "A").closed("09:20").facts();

        assertThat(facts.duration(Fact.DURATION_AFTER_CLOSE)).isNull();
    }

    @Test
    void everyDurationHasItsBusinessTime() {
        Facts facts = story().with(HALF)
                .opened(
                        "09:00",
                        Map.of(
                                "visit",
                                Map.of("id", "w1", "startedAt", "2026-03-02T08:50:00Z"),
                                "shownAt",
                                "2026-03-02T08:58:00Z",
                                "clickedAt",
                                "2026-03-02T09:00:00Z"))
                .customer("09:02")
                .closed("09:10")
                .facts();

        assertThat(facts.duration(Fact.DECISION_TIME_BUSINESS)).hasMinutes(1);
        assertThat(facts.duration(Fact.DURATION_TOTAL_BUSINESS)).hasMinutes(10);
        assertThat(facts.duration(Fact.DURATION_CONVERSATION_BUSINESS)).hasMinutes(1);
        assertThat(facts.duration(Fact.DURATION_AFTER_CLOSE_BUSINESS)).hasMinutes(4);
    }

    @Test
    void clickBeforeTheShowingIsAnAnomaly() {
        ConversationFold.Result result = story().opened(
                        "09:00", Map.of("shownAt", "2026-03-02T09:00:00Z", "clickedAt", "2026-03-02T08:59:00Z"))
                .fold();

        assertThat(result.facts().duration(Fact.DECISION_TIME)).isNull();
        assertThat(result.anomalies())
                .extracting(anomaly -> anomaly.code())
                .containsExactly(AnomalyCode.NEGATIVE_DURATION);
    }

    @Test
    void timesToldByTheOpeningKnowIt() {
        assertThat(story().opened("09:00", VISIT).closed("09:30").fold().spans())
                .filteredOn(span -> span.fact() == Fact.DURATION_TOTAL)
                .singleElement()
                .satisfies(span -> assertThat(span.from().event().type()).isEqualTo(EventType.CONVERSATION_OPENED));
    }
}
