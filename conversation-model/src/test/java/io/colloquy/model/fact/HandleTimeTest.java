package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.EventType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandleTimeTest {

    @Test
    void agentsAreSummedAndOverlapsOfOneAgentCountOnce() {
        Story story = story().opened("09:00")
                .handled("09:00", "09:10", "A")
                .handled("09:05", "09:15", "B")
                .handled("09:20", "09:30", "A");
        story.event("09:22", EventType.HANDLE_STARTED, Map.of("agentId", "A"))
                .event("09:24", EventType.HANDLE_ENDED, Map.of("agentId", "A"));

        assertThat(handleTime(story)).hasMinutes(10 + 10 + 10);
    }

    @Test
    void onlyTimeInWhichTheConversationIsOpenCounts() {
        Story story = story().handled("08:50", "09:05", "A")
                .opened("09:00")
                .closed("09:10")
                .reopened("09:20")
                .handled("09:06", "09:25", "A")
                .closedFrom("09:30", "contact_deleted")
                .handled("09:29", "09:40", "A");

        assertThat(handleTime(story)).hasMinutes(5 + 4 + 5 + 1);
    }

    @Test
    void whatHasNotEndedAddsNothingAndIsNotNull() {
        Story story = story().opened("09:00").event("09:05", EventType.HANDLE_STARTED, Map.of("agentId", "A"));

        assertThat(handleTime(story)).isZero();
    }

    @Test
    void withoutHandleEventsItIsNull() {
        assertThat(story().opened("09:00").closed("09:10").facts().duration(Fact.HANDLE_TIME))
                .isNull();
    }

    @Test
    void lostEndMakesNothingLonger() {
        Story story = story().opened("09:00")
                .event("09:00", EventType.HANDLE_STARTED, Map.of("agentId", "A"))
                .handled("10:00", "10:10", "A");

        assertThat(handleTime(story)).hasMinutes(10);
    }

    @Test
    void endWithoutAStartAddsNothing() {
        Story story = story().opened("09:00").event("09:05", EventType.HANDLE_ENDED, Map.of("agentId", "A"));

        assertThat(handleTime(story)).isZero();
    }

    @Test
    void itHasNoBusinessTime() {
        assertThat(Fact.HANDLE_TIME.businessTwin()).isEmpty();
    }

    @Test
    void partsTellWhatTheyWereCutBy() {
        assertThat(story().opened("09:00")
                        .handled("09:05", "09:20", "A")
                        .closed("09:10")
                        .fold()
                        .spans())
                .filteredOn(span -> span.fact() == Fact.HANDLE_TIME)
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.from().at()).isEqualTo(at("09:05"));
                    assertThat(span.to().event().type()).isEqualTo(EventType.CONVERSATION_CLOSED);
                });
    }

    private static Duration handleTime(Story story) {
        return story.facts().duration(Fact.HANDLE_TIME);
    }
}
