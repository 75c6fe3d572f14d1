package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.TopicAdded;
import io.colloquy.model.event.ConversationEvent.TopicRemoved;
import io.colloquy.model.row.TopicStretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics that were applied, and are. Every adding and removing counts; adding one that is applied, or removing one that is
 * not, changes nothing else.
 */
final class Topics implements Concern {

    private final List<TopicStretch> stretches = new ArrayList<>(0);

    /** Where the stretch of each applied topic is in the list, by time applied. */
    private final Map<String, Integer> applied = new LinkedHashMap<>(0);

    private long added;
    private long removed;

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case TopicAdded topic -> {
                added++;
                if (applied.putIfAbsent(topic.topicId(), stretches.size()) == null) {
                    stretches.add(new TopicStretch(topic.topicId(), step.at(), null));
                }
            }
            case TopicRemoved topic -> {
                removed++;
                Integer place = applied.remove(topic.topicId());
                if (place != null) {
                    TopicStretch ended = stretches.get(place);
                    stretches.set(place, new TopicStretch(ended.topicId(), ended.addedAt(), step.at()));
                }
            }
            default -> {
                // Nothing else changes the topics.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        stretches.forEach(sheet::add);
        sheet.put(Fact.TOPIC_IDS, List.copyOf(applied.keySet()));
        sheet.count(Fact.TOPIC_ADDED_COUNT, added);
        sheet.count(Fact.TOPIC_REMOVED_COUNT, removed);
    }
}
