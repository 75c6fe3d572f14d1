package io.colloquy.ingest.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a channel sent, as it was sent.
 *
 * @param method of HTTP, upper case
 * @param url the address that the channel called, with its query: the public one, which may differ from the one that
 *     reached this process behind a proxy
 * @param headers by lower-case name
 * @param body the raw bytes; what is signed
 * @param receivedAt when it was received; on a replay the first time, not now
 */
public record ChannelRequest(
        String method, String url, Map<String, List<String>> headers, ByteBuffer body, Instant receivedAt) {

    public ChannelRequest {
        headers = Map.copyOf(headers);
        body = body.asReadOnlyBuffer();
    }

    /** A read-only view of the body, from its beginning. */
    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }

    /** The first value of that header, whatever the case of its name; null if it was not sent. */
    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** A copy of the body's bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return bytes;
    }

    /** The body as UTF-8 text; malformed bytes become U+FFFD. */
    public String text() {
        return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }
}
