package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A part of the mapping, read with messages that name the place. */
record Node(JsonNode json, String place) {

    /** Fails on a field that is none of these: a misspelt one would be ignored in silence. */
    void allow(String... fields) {
        if (!json.isObject()) {
            throw wrong("must be an object with " + String.join(", ", fields));
        }
        Set<String> known = Set.of(fields);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw wrong("knows no '" + name + "', only " + String.join(", ", fields));
            }
        }
    }

    Node field(String name) {
        return new Node(json.path(name), place + "." + name);
    }

    boolean absent() {
        return json.isMissingNode();
    }

    String text(String name) {
        JsonNode value = json.path(name);
        if (!value.isValueNode() || value.isNull()) {
            throw wrong("needs '" + name + "'");
        }
        return value.asText();
    }

    String text(String name, String otherwise) {
        return json.has(name) ? text(name) : otherwise;
    }

    /** One text or a list of them; empty when absent. */
    List<String> texts(String name) {
        JsonNode value = json.path(name);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else if (!value.isMissingNode()) {
            texts.add(value.asText());
        }
        return texts;
    }

    PlainFailure wrong(String message) {
        return new PlainFailure("In the mapping: " + place + " " + message + ".");
    }
}
