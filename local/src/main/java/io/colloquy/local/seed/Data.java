package io.colloquy.local.seed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an event in the order they were put; a null field is left out. */
final class Data {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Data put(String field, Object value) {
        if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return Collections.unmodifiableMap(fields);
    }

    /** The value of {@code by}. */
    static Map<String, Object> by(String type, String id) {
        return new Data().put("type", type).put("id", id).map();
    }
}
