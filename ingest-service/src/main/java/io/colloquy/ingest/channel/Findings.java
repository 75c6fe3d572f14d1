package io.colloquy.ingest.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.Translation.RefusedPart;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an adapter finds in a request, part by part; one that cannot be translated does not stop the others. */
public final class Findings {

    private final List<ChannelEvent> events = new ArrayList<>();
    private final List<RefusedPart> refused = new ArrayList<>();
    private int ignored;

    /** A request that cannot be translated at all: one refused part. */
    public static Translation refused(String code, String detail) {
        return new Translation(List.of(), List.of(new RefusedPart("", code, detail)), 0);
    }

    /** A body that is no JSON object: no JSON at all, or the given value of another type. */
    public static Translation notAnObject(Optional<JsonNode> body) {
        return body.isEmpty()
                ? refused("malformed_json", "the body is no JSON in UTF-8")
                : refused("not_an_object", "the body is no JSON object");
    }

    /** A probe, or another request that is known and holds nothing. */
    public static Translation nothing() {
        return new Translation(List.of(), List.of(), 1);
    }

    /** Translates the part that is at the path; refuses it with the reason that is thrown. */
    public void part(String path, Part part) {
        try {
            part.translate(this);
        } catch (Untranslatable e) {
            refuse(path, e.code(), e.getMessage());
        }
    }

    /** Refuses the part that is at the path. */
    public void refuse(String path, String code, String detail) {
        refused.add(new RefusedPart(path, code, detail));
    }

    /** Adds an event. */
    public void add(ChannelEvent event) {
        events.add(event);
    }

    /**
     * Adds what a message tells about the customer beside itself, if it tells anything.
     *
     * @param eventId the message's event
     * @param contact fields of {@code contact.updated}
     */
    public void addContact(String eventId, Instant time, String contactId, ObjectNode contact) {
        if (!contact.isEmpty()) {
            events.add(
                    new ChannelEvent(eventId + "/contact", EventType.CONTACT_UPDATED, time, contactId, contact, null));
        }
    }

    /** Counts a part that is known and says nothing. */
    public void ignore() {
        ignored++;
    }

    /** All that was found. */
    public Translation translation() {
        return new Translation(events, refused, ignored);
    }

    /** How one part of a request becomes events. */
    @FunctionalInterface
    public interface Part {

        /**
         * Adds what the part says.
         *
         * @throws Untranslatable if it cannot be told; what was added before stays
         */
        void translate(Findings findings) throws Untranslatable;
    }
}
