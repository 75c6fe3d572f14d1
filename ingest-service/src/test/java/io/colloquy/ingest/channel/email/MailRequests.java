package io.colloquy.ingest.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colloquy.ingest.channel.ChannelRequest;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests as mail providers make them. */
public final class MailRequests {

    /** When they were received. */
    public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private MailRequests() {}

    /** A request with that body and those headers (name, value, name, value …). */
    public static ChannelRequest request(byte[] body, String... headers) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i].toLowerCase(Locale.ROOT), List.of(headers[i + 1]));
        }
        return new ChannelRequest("POST", "https://colloquy.example/webhook", map, ByteBuffer.wrap(body), NOW);
    }

    /** A request with a JSON body. */
    public static ChannelRequest json(String body) {
        return request(body.getBytes(UTF_8), "Content-Type", "application/json");
    }

    /** A request with an urlencoded form. */
    public static ChannelRequest form(Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return request(body.getBytes(UTF_8), "Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    }

    /** A request with the same as multipart. */
    public static ChannelRequest multipart(Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--xYzZY\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return request(
                body.append("--xYzZY--\r\n").toString().getBytes(UTF_8),
                "Content-Type",
                "multipart/form-data; boundary=xYzZY");
    }
}
