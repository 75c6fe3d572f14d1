package io.colloquy.ingest.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A request's headers by lower-case name, and what of them is stored. */
final class StoredHeaders {
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");

    private StoredHeaders() {}

    /** The values of each header, in the order they were sent. */
    static Map<String, List<String>> byName(MultiMap headers) {
        Map<String, List<String>> byName = new TreeMap<>();
        headers.forEach(
                header -> byName.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                        .add(header.getValue()));
        return byName;
    }

    /** All but those that hold a secret in clear, as JSON. */
    static String json(Map<String, List<String>> headers, Set<String> secret) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        headers.forEach((name, values) -> {
            if (!CREDENTIALS.contains(name) && !secret.contains(name)) {
                values.forEach(json.putArray(name)::add);
            }
        });
        return json.toString();
    }
}
