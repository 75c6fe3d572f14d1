package io.colloquy.model.timeline;

import io.colloquy.model.event.Event;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** (Source, id) is the identity of an event: however often it comes, it counts once (events 1.1). */
final class Repetitions {

    /** Should two bodies come under one identity after all, the first to arrive counts. */
    private static final Comparator<Event> FIRST_BODY = Comparator.comparing(Event::receivedAt)
            .thenComparing(Event::time)
            .thenComparing(Event::type)
            .thenComparing(Event::toString);

    private Repetitions() {}

    /** Each event once, in no particular order. */
    static Collection<Event> remove(Collection<Event> events) {
        record Identity(String source, String id) {}
        Map<Identity, Event> byIdentity = HashMap.newHashMap(events.size());
        for (Event event : events) {
            byIdentity.merge(
                    new Identity(event.source(), event.id()),
                    event,
                    (one, other) -> FIRST_BODY.compare(one, other) <= 0 ? one : other);
        }
        return byIdentity.values();
    }
}
