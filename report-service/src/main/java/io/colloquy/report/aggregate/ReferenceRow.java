package io.colloquy.report.aggregate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.model.reference.ReferenceState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One agent, contact, inbox … as it is today, on its way into its table. */
record ReferenceRow(String id, ReferenceState state) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The field's text; null when it has none. */
    String text(String field) {
        return state.text(field);
    }

    /** The fields other than {@code columns} as a JSON object, by name, so that equal fields give equal text. */
    String attributes(String... columns) {
        Map<String, Object> attributes = new TreeMap<>(state.fields());
        attributes.keySet().removeAll(List.of(columns));
        try {
            return JSON.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
