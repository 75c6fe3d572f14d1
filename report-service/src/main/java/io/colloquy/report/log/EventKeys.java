package io.colloquy.report.log;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The keys under which events lie in the log, by the identity that the model knows. */
public final class EventKeys {
    /** Of no event. */
    public static final EventKeys NONE = new EventKeys();

    private final Map<Identity, UUID> keys = new HashMap<>();

    private record Identity(String source, String id) {}

    void add(String source, String id, UUID key) {
        keys.put(new Identity(source, id), key);
    }

    /**
     * The key of that event.
     *
     * @throws IllegalArgumentException if it is none of the log's: worked out, and never stored
     */
    public UUID get(String source, String id) {
        UUID key = keys.get(new Identity(source, id));
        if (key == null) {
            throw new IllegalArgumentException("not in the log: " + source + " " + id);
        }
        return key;
    }
}
