package io.colloquy.model.reference;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.ReferenceEvent;
import io.colloquy.model.timeline.ReferenceTimeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Works out what is known today of one subject from its events (events 1.2, rule 5). Pure, and independent of arrival. */
public final class ReferenceFold {

    private ReferenceFold() {}

    /**
     * Folds the reference events of one subject, in any order and with any repetitions: an absent field keeps its value, a
     * null erases it. What is updated after its deletion is there again; a merge stays.
     */
    public static ReferenceState fold(Collection<Event> events) {
        Map<String, Object> fields = new HashMap<>();
        boolean deleted = false;
        String mergedInto = null;
        for (Event event : ReferenceTimeline.order(events)) {
            if (!(event.data() instanceof ReferenceEvent reference)) {
                continue;
            }
            switch (reference) {
                case ReferenceEvent.Updated updated -> {
                    fields.putAll(updated.fields());
                    deleted = false;
                }
                case ReferenceEvent.Merged merged -> mergedInto = merged.into();
                case ReferenceEvent.Deleted d -> deleted = true;
            }
        }
        fields.values().removeIf(value -> value == null);
        return new ReferenceState(fields, deleted, mergedInto);
    }
}
