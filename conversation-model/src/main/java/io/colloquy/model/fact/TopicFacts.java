package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.text;
import static io.colloquy.model.fact.FactDefinition.texts;

/** Facts of what a conversation is about (metrics 2.2). */
final class TopicFacts {

    static final FactDefinition TOPIC_IDS =
            texts("Topic ids", "the topics that are applied now, in the order in which they were applied");
    static final FactDefinition TOPICS = text(
                    "Topics",
                    "today's names of the topics that are applied now, separated by commas, in the order in which they were "
                            + "applied; the id of one without a name")
            .nullWhen("none")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition TOPICS_WITH_HIERARCHY = text(
                    "Topics with hierarchy",
                    "as topics, each with today's names of the topics above it: Parent > Child")
            .nullWhen("none")
            .seeds(Seed.GL)
            .today();

    private TopicFacts() {}
}
