package io.colloquy.local.imports;

import java.util.HashMap;
import java.util.Map;

/** What rows of one table say about rows of a later one, such as the channel of a conversation about its messages. */
final class Memory {
    private final Map<String, Map<String, Object>> byName = new HashMap<>();

    void put(String name, String key, Object value) {
        if (value != null) {
            byName.computeIfAbsent(name, n -> new HashMap<>()).put(key, value);
        }
    }

    /** Null when nothing was remembered. */
    Object get(String name, String key) {
        return byName.getOrDefault(name, Map.of()).get(key);
    }
}
