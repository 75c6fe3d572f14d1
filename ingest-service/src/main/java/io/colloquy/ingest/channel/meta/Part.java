package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a delivery.
 *
 * @param node what stands there; a missing node if nothing does
 * @param path the JSON pointer to it
 */
public record Part(JsonNode node, String path) {

    /** How one part is translated. */
    @FunctionalInterface
    public interface Reading {

        /** Adds what the part says to the findings, or refuses it. */
        void read(Part part) throws Untranslatable;
    }

    /** Reads each part on its own: one that is refused does not touch the others. */
    public static void readEach(Findings findings, List<Part> parts, Reading reading) {
        parts.forEach(part -> read(findings, part, reading));
    }

    /** Reads a part; if it is refused, that is noted. */
    static void read(Findings findings, Part part, Reading reading) {
        findings.part(part.path(), into -> {
            if (!part.node().isObject()) {
                throw new Untranslatable("not_an_object", "must be a JSON object");
            }
            reading.read(part);
        });
    }

    /** The part of that name below this one; its node is missing if there is none. */
    public Part at(String name) {
        return new Part(node.path(name), path + "/" + name);
    }

    /** Whether there is something of that name below this one. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** The elements of the list of that name below this one; none if it is no list. */
    public List<Part> elements(String name) {
        JsonNode list = node.path(name);
        List<Part> elements = new ArrayList<>(list.size());
        if (list.isArray()) {
            for (int i = 0; i < list.size(); i++) {
                elements.add(new Part(list.get(i), path + "/" + name + "/" + i));
            }
        }
        return elements;
    }

    /** The text or number below that path, as text; null if there is none, an empty one or something else. */
    public String text(String... names) {
        String text = ChannelJson.text(node, names);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Whether the flag of that name is set. */
    public boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    /** The text or number below that path, as text; refused without it. */
    public String required(String... names) throws Untranslatable {
        String text = text(names);
        if (text == null) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "has no " + String.join(".", names));
        }
        return text;
    }

    /** The instant of that name, in seconds or milliseconds since 1970; refused without it. */
    public Instant time(String name) throws Untranslatable {
        Instant time = EpochTime.of(node.path(name));
        if (time == null) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "has no time in " + name);
        }
        return time;
    }
}
