package io.colloquy.model.reference;

import java.util.Map;

/**
 * What is known today of one agent, inbox, contact …
 *
 * @param fields the fields that have a value, as they were sent last; an erased one is not among them
 * @param deleted whether its deletion is the last that was heard of it
 * @param mergedInto the contact that it went into; null when it was not merged
 */
public record ReferenceState(Map<String, Object> fields, boolean deleted, String mergedInto) {

    public ReferenceState {
        fields = Map.copyOf(fields);
    }

    /** The field's text; null when it has none. */
    public String text(String field) {
        return fields.get(field) instanceof String text ? text : null;
    }
}
