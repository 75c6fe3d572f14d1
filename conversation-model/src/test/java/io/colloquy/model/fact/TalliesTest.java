package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.EventType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TalliesTest {

    @Test
    void paymentCountsOnceByItsLastEvent() {
        Story story = story().opened("09:00");
        payment(story, "09:01", EventType.PAYMENT_REQUESTED, "p1");
        payment(story, "09:02", EventType.PAYMENT_DECLINED, "p1");
        payment(story, "09:03", EventType.PAYMENT_COMPLETED, "p1");
        payment(story, "09:04", EventType.PAYMENT_DECLINED, "p2");
        payment(story, "09:05", EventType.PAYMENT_REQUESTED, "p3");

        Facts facts = story.facts();

        assertThat(facts.count(Fact.PAYMENTS_COMPLETED)).isEqualTo(1);
        assertThat(facts.count(Fact.PAYMENTS_DECLINED)).isEqualTo(1);
    }

    @Test
    void topicsNotesAndHandoversAreCountedEachTime() {
        Facts facts = story().opened("09:00")
                .event("09:01", EventType.TOPIC_ADDED, Map.of("topicId", "t1"))
                .event("09:02", EventType.TOPIC_REMOVED, Map.of("topicId", "t1"))
                .event("09:03", EventType.TOPIC_ADDED, Map.of("topicId", "t1"))
                .note("09:04", "A")
                .handoverToHumans("09:05")
                .event("09:06", EventType.BOT_HANDOVER, Map.of("toBotId", "other"))
                .facts();

        assertThat(facts.count(Fact.TOPIC_ADDED_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.TOPIC_REMOVED_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.NOTE_COUNT)).isEqualTo(1);
        assertThat(facts.count(Fact.BOT_HANDOVERS)).isEqualTo(2);
    }

    private static void payment(Story story, String time, EventType type, String paymentId) {
        story.event(time, type, Map.of("paymentId", paymentId, "amount", "9.90", "currency", "USD"));
    }
}
