package io.colloquy.ingest.channel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Reading what channels send as JSON, where anything may be missing or of another type. */
public final class ChannelJson {

    // Fails on what goes on after the object, keeps big ids exact.
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private ChannelJson() {}

    /** The body; empty if it is not JSON in UTF-8. */
    public static Optional<JsonNode> read(ChannelRequest request) {
        return read(request.bytes());
    }

    /** The JSON in a part of a body; empty if it is not JSON in UTF-8. */
    public static Optional<JsonNode> read(byte[] json) {
        try (JsonParser parser = READER.createParser(json)) {
            return Optional.ofNullable(READER.readTree(parser));
        } catch (IOException | NumberFormatException e) {
            // Of bytes in memory only what stands there can fail: no JSON, none in an encoding of Unicode, or a number
            // with more digits in its exponent than a number can have.
            return Optional.empty();
        }
    }

    /** A new object for an event's data. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The text or number below that path, as text; null if there is none or it is something else. */
    public static String text(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    /** The node below that path; a missing node if there is none. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode value = node;
        for (String name : path) {
            value = value.path(name);
        }
        return value;
    }
}
