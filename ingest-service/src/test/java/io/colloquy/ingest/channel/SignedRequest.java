package io.colloquy.ingest.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request to be checked, and what to vary of it. */
public record SignedRequest(String method, String url, Map<String, String> headers, String body, Instant receivedAt) {

    private static final Instant RECEIVED_AT = Instant.parse("2026-03-02T09:00:00Z");

    /** A POST of that body with one header, at 2026-03-02T09:00:00Z. */
    public static SignedRequest post(String header, String value, String body) {
        return new SignedRequest(
                "POST", "https://colloquy.example/v1/channels/c/webhook", Map.of(header, value), body, RECEIVED_AT);
    }

    /** The same with a further header, or another value of one. */
    public SignedRequest header(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new SignedRequest(method, url, all, body, receivedAt);
    }

    /** The same to another address. */
    public SignedRequest url(String other) {
        return new SignedRequest(method, other, headers, body, receivedAt);
    }

    /** The same with another body. */
    public SignedRequest body(String other) {
        return new SignedRequest(method, url, headers, other, receivedAt);
    }

    /** The same by another method. */
    public SignedRequest method(String other) {
        return new SignedRequest(other, url, headers, body, receivedAt);
    }

    /** The same at another time. */
    public SignedRequest at(Instant other) {
        return new SignedRequest(method, url, headers, body, other);
    }

    /** Whether the adapter takes it for authentic. */
    public boolean isAuthentic(ChannelAdapter adapter, String... secrets) {
        Map<String, List<String>> byLowerCaseName = new TreeMap<>();
        headers.forEach((name, value) -> byLowerCaseName.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
        return adapter.isAuthentic(
                new ChannelRequest(method, url, byLowerCaseName, bytes, receivedAt), List.of(secrets));
    }
}
