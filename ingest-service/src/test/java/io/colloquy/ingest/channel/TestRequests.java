package io.colloquy.ingest.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests as channels make them. */
public final class TestRequests {

    private static final String URL = "https://colloquy.example/v1/channels/connection-1/webhook";
    private static final Instant RECEIVED_AT = Instant.parse("2026-03-02T12:00:00Z");

    private TestRequests() {}

    /** A POST of that text. */
    public static ChannelRequest post(String body) {
        return post(body.getBytes(UTF_8), Map.of());
    }

    /** A POST of those bytes, with headers of those lower-case names. */
    public static ChannelRequest post(byte[] body, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new ChannelRequest("POST", URL, all, ByteBuffer.wrap(body), RECEIVED_AT);
    }

    /** A GET with that query. */
    public static ChannelRequest get(String query) {
        return new ChannelRequest("GET", URL + "?" + query, Map.of(), ByteBuffer.allocate(0), RECEIVED_AT);
    }
}
