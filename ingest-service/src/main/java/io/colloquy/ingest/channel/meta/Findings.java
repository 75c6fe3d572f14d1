package io.colloquy.ingest.channel.meta;

import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.Translation.RefusedPart;
import java.util.ArrayList;
import java.util.List;

/** What a delivery has come to so far. */
public final class Findings {

    private final List<ChannelEvent> events = new ArrayList<>();
    private final List<RefusedPart> refused = new ArrayList<>();
    private int ignored;

    /** How one part is translated. */
    @FunctionalInterface
    public interface Reading {

        /** Adds what the part says to the findings, or refuses it. */
        void read(Part part) throws Refusal;
    }

    /** Reads each part on its own: one that is refused does not touch the others. */
    public void readEach(List<Part> parts, Reading reading) {
        parts.forEach(part -> read(part, reading));
    }

    /** Reads a part; if it is refused, that is noted. What was found in it before stays. */
    public void read(Part part, Reading reading) {
        try {
            if (!part.node().isObject()) {
                throw new Refusal("not_an_object", "must be a JSON object");
            }
            reading.read(part);
        } catch (Refusal refusal) {
            refused.add(new RefusedPart(part.path(), refusal.code(), refusal.getMessage()));
        }
    }

    /** Adds an event. */
    public void add(ChannelEvent event) {
        events.add(event);
    }

    /** Counts a part that is known and says nothing. */
    public void ignore() {
        ignored++;
    }

    Translation translation() {
        return new Translation(events, refused, ignored);
    }
}
