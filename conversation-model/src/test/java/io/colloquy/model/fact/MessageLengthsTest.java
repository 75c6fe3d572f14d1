package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.EventType;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageLengthsTest {

    @Test
    void meanHasTwoDecimals() {
        assertLengths(
                story().customer("09:00", text("a"))
                        .agent("09:01", "A", text("b"))
                        .customer("09:02", text("abc")),
                "1.67",
                3);
    }

    @Test
    void charactersAreCodePoints() {
        assertLengths(story().customer("09:00", text("👍🏽")), "2.00", 2);
    }

    @Test
    void messagesWithoutTextAreLeftOut() {
        assertLengths(story().customer("09:00", text("abcd")).customer("09:01").customer("09:02", text("")), "4.00", 4);
    }

    @Test
    void editReplacesTheText() {
        assertLengths(
                story().customer("09:00", text("abcd"))
                        .event("09:01", EventType.MESSAGE_EDITED, Map.of("messageId", "m1", "text", "ab")),
                "2.00",
                2);
    }

    @Test
    void editGivesATextToAMessageThatHadNone() {
        assertLengths(
                story().customer("09:00")
                        .event("09:01", EventType.MESSAGE_EDITED, Map.of("messageId", "m1", "text", "ab")),
                "2.00",
                2);
    }

    @Test
    void deletionEmptiesTheTextAndTheMessageStillCounts() {
        Story story = story().customer("09:00", text("abcd"))
                .customer("09:01", text("ab"))
                .customer("09:02")
                .event("09:03", EventType.MESSAGE_DELETED, Map.of("messageId", "m1"))
                .event("09:03", EventType.MESSAGE_DELETED, Map.of("messageId", "m3"));

        assertLengths(story, "1.00", 2);
    }

    @Test
    void broadcastsAreNoMessages() {
        assertLengths(
                story().customer("09:00", text("ab")).sent("09:01", Map.of("type", "broadcast"), text("Hello all")),
                "2.00",
                2);
    }

    @Test
    void withoutMessagesBothAreZero() {
        assertLengths(story().opened("09:00"), "0.00", 0);
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static void assertLengths(Story story, String average, long longest) {
        Facts facts = story.facts();
        assertThat(facts.decimal(Fact.AVERAGE_MESSAGE_LENGTH)).isEqualTo(new BigDecimal(average));
        assertThat(facts.count(Fact.MAX_MESSAGE_LENGTH)).isEqualTo(longest);
    }
}
