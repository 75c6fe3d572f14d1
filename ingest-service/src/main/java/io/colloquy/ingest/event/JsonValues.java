package io.colloquy.ingest.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON values as String, Boolean, Number, List, Map or null. Refuses what JSON's grammar lets through and later readers
 * stumble over: a key given twice, the character U+0000, half of a surrogate pair, a number too large to hold.
 */
final class JsonValues {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 400;

    /** Bounds what a few bytes can cost. */
    static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private JsonValues() {}

    /** Reads the value at the parser's current token, to its last token. */
    static Object read(JsonParser parser) throws IOException, InvalidEvent {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case null, default -> null;
        };
    }

    static Map<String, Object> object(JsonParser parser) throws IOException, InvalidEvent {
        Map<String, Object> object = new FlatMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = text(parser.currentName());
            parser.nextToken();
            int before = object.size();
            object.put(name, read(parser));
            if (object.size() == before) {
                throw duplicate(name);
            }
        }
        return object;
    }

    /** The same text, if every character of it can be stored. */
    static String text(String text) throws InvalidEvent {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidEvent("nul_character", "body", "must not contain the character U+0000");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new InvalidEvent("lone_surrogate", "body", "must not contain half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    /** Whether two objects that were read before say the same, whatever their spaces and the order of their keys. */
    static boolean sameObject(String one, String other) {
        try (JsonParser first = JSON.createParser(one);
                JsonParser second = JSON.createParser(other)) {
            first.nextToken();
            second.nextToken();
            return read(first).equals(read(second));
        } catch (IOException | InvalidEvent e) {
            throw new IllegalStateException("was read before", e);
        }
    }

    static InvalidEvent duplicate(String name) {
        return new InvalidEvent("duplicate_key", "body", "has the key " + name + " twice in one object");
    }

    private static List<Object> list(JsonParser parser) throws IOException, InvalidEvent {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser));
        }
        return list;
    }

    private static Double finite(double number) throws InvalidEvent {
        if (Double.isInfinite(number)) {
            throw new InvalidEvent("number_too_large", "body", "has a number beyond ±1.8e308");
        }
        return number;
    }
}
