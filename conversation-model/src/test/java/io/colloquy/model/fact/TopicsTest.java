package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.row.TopicStretch;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void everyAddingAndRemovingCounts() {
        Facts facts = story().opened("09:00")
                .topicAdded("09:01", "t1")
                .topicRemoved("09:02", "t1")
                .topicAdded("09:03", "t1")
                .facts();

        assertThat(facts.count(Fact.TOPIC_ADDED_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.TOPIC_REMOVED_COUNT)).isEqualTo(1);
    }

    @Test
    void appliedTopicsAreInTheOrderInWhichTheyWereApplied() {
        Facts facts = story().opened("09:00")
                .topicAdded("09:01", "z")
                .topicAdded("09:02", "a")
                .topicAdded("09:03", "m")
                .topicRemoved("09:04", "z")
                .topicAdded("09:05", "z")
                .facts();

        assertThat(facts.get(Fact.TOPIC_IDS)).isEqualTo(List.of("a", "m", "z"));
    }

    @Test
    void withoutTopicsTheListIsEmpty() {
        assertThat(story().opened("09:00").facts().get(Fact.TOPIC_IDS)).isEqualTo(List.of());
    }

    @Test
    void rowLastsFromAddingToRemoving() {
        List<TopicStretch> rows = story().opened("09:00")
                .topicAdded("09:01", "t1")
                .topicAdded("09:02", "t2")
                .topicRemoved("09:03", "t1")
                .topicAdded("09:04", "t1")
                .fold()
                .rows(TopicStretch.class);

        assertThat(rows)
                .containsExactly(
                        new TopicStretch("t1", at("09:01"), at("09:03")),
                        new TopicStretch("t2", at("09:02"), null),
                        new TopicStretch("t1", at("09:04"), null));
    }

    @Test
    void addingAnAppliedOneAndRemovingAnotherBeginNoRow() {
        List<TopicStretch> rows = story().opened("09:00")
                .topicAdded("09:01", "t1")
                .topicAdded("09:02", "t1")
                .topicRemoved("09:03", "t2")
                .fold()
                .rows(TopicStretch.class);

        assertThat(rows).containsExactly(new TopicStretch("t1", at("09:01"), null));
    }
}
