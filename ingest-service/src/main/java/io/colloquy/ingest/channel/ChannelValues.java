package io.colloquy.ingest.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.model.event.Rfc3339;
import java.time.Instant;

/** Values that a channel always sends, from JSON where anything may be missing or of another type. */
public final class ChannelValues {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private ChannelValues() {}

    /** The text or number below that path, as text. */
    public static String required(JsonNode node, String... path) throws Untranslatable {
        String text = ChannelJson.text(node, path);
        if (text == null || text.isEmpty()) {
            throw missing(path);
        }
        return text;
    }

    /** The instant that the seconds since 1970 below that path name. */
    public static Instant epochSeconds(JsonNode node, String... path) throws Untranslatable {
        return epochMillis(node, 1000, path);
    }

    /** The instant that the milliseconds since 1970 below that path name. */
    public static Instant epochMillis(JsonNode node, String... path) throws Untranslatable {
        return epochMillis(node, 1, path);
    }

    /** The instant written as RFC 3339 below that path. */
    public static Instant rfc3339(JsonNode node, String... path) throws Untranslatable {
        return Rfc3339.parse(required(node, path)).orElseThrow(() -> missing(path));
    }

    private static Instant epochMillis(JsonNode node, long unit, String... path) throws Untranslatable {
        JsonNode value = ChannelJson.at(node, path);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long count = value.longValue();
            if (count >= 0 && count <= LATEST.toEpochMilli() / unit) {
                return Instant.ofEpochMilli(count * unit);
            }
        }
        throw missing(path);
    }

    private static Untranslatable missing(String... path) {
        return Untranslatable.missing(path.length == 0 ? "the value" : String.join(".", path));
    }
}
