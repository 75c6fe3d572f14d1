package io.colloquy.ingest.channel;

import java.util.List;

/**
 * What a request came to.
 *
 * @param events in the order of the request
 * @param refused the parts that could not be translated
 * @param ignored how many parts are known and say nothing for the log, such as a typing indicator or a probe
 */
public record Translation(List<ChannelEvent> events, List<RefusedPart> refused, int ignored) {

    public Translation {
        events = List.copyOf(events);
        refused = List.copyOf(refused);
    }

    /**
     * A part for quarantine; it can be replayed with its request once the adapter knows it.
     *
     * @param path where it is in the request: a JSON pointer, the name of a form field, or empty for the whole
     * @param code why, stable, snake_case: {@code unknown_kind}, {@code malformed_json}, {@code missing_field} …
     * @param detail why, for people
     */
    public record RefusedPart(String path, String code, String detail) {}
}
