package io.colloquy.model.event;

import java.util.Map;

/** Names and other master data of one subject (events 1.3); which kind of subject, the event's type says. */
public sealed interface ReferenceEvent extends EventData {

    /**
     * {@code ….updated}: the fields that were sent, known and unknown. A field that is absent keeps its value, a field
     * that is present with null erases it (events 1.2, rule 5).
     */
    record Updated(Map<String, Object> fields) implements ReferenceEvent {}

    /** {@code contact.merged}: the contact is the other one from now on. */
    record Merged(String into) implements ReferenceEvent {}

    /** {@code agent.deleted}, {@code contact.deleted}; of the configuration, connections and calendars. */
    record Deleted() implements ReferenceEvent {}
}
