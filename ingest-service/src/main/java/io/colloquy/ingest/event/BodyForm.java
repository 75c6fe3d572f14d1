package io.colloquy.ingest.event;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The forms in which events are sent (events 1.1). */
enum BodyForm {
    /** One event, the body. */
    ONE,
    /** One event, its attributes in headers and its data in the body. */
    BINARY,
    /** A JSON array of events. */
    ARRAY,
    /** Plain JSON: an array, or one event. */
    ARRAY_OR_ONE,
    /** One event a line, without end. */
    LINES;

    static final String CLOUD_EVENT = "application/cloudevents+json";
    static final String CLOUD_EVENTS = "application/cloudevents-batch+json";
    static final String NDJSON = "application/x-ndjson";

    /** The form that the headers announce; the media type is one of those that the resource consumes. */
    static BodyForm of(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        return switch (type.getSubtype().toLowerCase(Locale.ROOT)) {
            case "cloudevents+json" -> ONE;
            case "cloudevents-batch+json" -> ARRAY;
            case "x-ndjson" -> LINES;
            default -> headers.getHeaderString(BinaryEvent.MARK) != null ? BINARY : ARRAY_OR_ONE;
        };
    }
}
