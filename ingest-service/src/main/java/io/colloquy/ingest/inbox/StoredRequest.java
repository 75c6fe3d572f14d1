package io.colloquy.ingest.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.channel.ChannelRequest;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A raw request out of the inbox.
 *
 * @param headers a JSON object of lists of values by lower-case name
 * @param bookedEvents how many of its events are in the books; null before its first translation
 */
record StoredRequest(
        long id,
        String connectionId,
        OffsetDateTime receivedAt,
        String method,
        String url,
        String headers,
        byte[] body,
        Integer bookedEvents) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    /** Whether it was translated before. */
    boolean isReplay() {
        return bookedEvents != null;
    }

    /** As its channel's adapter takes it. */
    ChannelRequest request() {
        return new ChannelRequest(method, url, headersByName(), ByteBuffer.wrap(body), receivedAt.toInstant());
    }

    Map<String, List<String>> headersByName() {
        try {
            return JSON.readValue(headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was written here", e);
        }
    }
}
