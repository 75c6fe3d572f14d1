package io.colloquy.ingest.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** CloudEvents' binary mode: rewritten to the JSON format, so that there is one reader and one form in quarantine. */
final class BinaryEvent {
    private static final String PREFIX = "ce-";

    /** The header that tells binary mode. */
    static final String MARK = PREFIX + "specversion";

    private BinaryEvent() {}

    /**
     * The event in CloudEvents' JSON format. A body that is not one JSON value becomes {@code data_base64}, which the
     * reader refuses as data, so that quarantine keeps it as it was.
     *
     * @param headers name to value, in any case
     */
    static byte[] toJson(Map<String, String> headers, byte[] body) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(body.length + 512);
        try (JsonGenerator generator = JsonValues.JSON.createGenerator(json)) {
            generator.writeStartObject();
            for (Map.Entry<String, String> header : headers.entrySet()) {
                String name = header.getKey().toLowerCase(Locale.ROOT);
                if (name.startsWith(PREFIX)) {
                    generator.writeStringField(name.substring(PREFIX.length()), decoded(header.getValue()));
                }
            }
            if (isOneValue(body)) {
                generator.writeFieldName("data");
                generator.flush();
                generator.writeRawValue("");
                generator.flush();
                json.write(body);
            } else if (body.length > 0) {
                generator.writeBinaryField("data_base64", body);
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return json.toByteArray();
    }

    /** Percent-encoding as in CloudEvents' HTTP binding 3.1.3.2; a plus is a plus. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    private static boolean isOneValue(byte[] body) {
        try (JsonParser parser = JsonValues.JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }
}
