package io.colloquy.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One of ingest-service's golden requests, as its channel would send it to a connection of ours.
 *
 * @param name of its file, without the ending
 * @param channel the connection's; null for the provider's own
 * @param query what follows the address's question mark; empty without one
 * @param expected the events, the refused parts and the number of ignored parts that it becomes
 */
record ChannelDelivery(
        String name,
        String channel,
        JsonNode connection,
        String method,
        String query,
        Map<String, String> headers,
        byte[] body,
        JsonNode expected) {

    static ChannelDelivery read(Path file) throws IOException {
        JsonNode golden = LocalStack.json(Files.readAllBytes(file));
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".json", ".expected.json"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        golden.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        String url = golden.path("url").asText("");
        String body = golden.has("bodyText")
                ? golden.path("bodyText").asText()
                : golden.path("body").toString();
        return new ChannelDelivery(
                file.getFileName().toString().replace(".json", ""),
                golden.at("/connection/channel").asText(null),
                golden.path("connection"),
                golden.path("method").asText("POST"),
                url.contains("?") ? url.substring(url.indexOf('?') + 1) : "",
                headers,
                body.getBytes(UTF_8),
                LocalStack.json(Files.readAllBytes(expected)));
    }

    ChannelDelivery with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ChannelDelivery(name, channel, connection, method, query, more, body, expected);
    }

    ChannelDelivery withBody(String other) {
        return new ChannelDelivery(name, channel, connection, method, query, headers, other.getBytes(UTF_8), expected);
    }

    ChannelDelivery withQuery(String other) {
        return new ChannelDelivery(name, channel, connection, method, other, headers, body, expected);
    }

    String text() {
        return new String(body, UTF_8);
    }

    boolean isForm() {
        return headers.get("Content-Type").startsWith("application/x-www-form-urlencoded");
    }

    /**
     * The decoded parameters of a form's body, sorted, each name followed by its values.
     *
     * @throws IllegalArgumentException if one has a malformed escape
     */
    String sortedParameters() {
        Map<String, TreeSet<String>> parameters = new TreeMap<>();
        for (String pair : new String(body, US_ASCII).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(URLDecoder.decode(pair.substring(0, equals), UTF_8), any -> new TreeSet<>())
                        .add(URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        StringBuilder text = new StringBuilder();
        parameters.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        return text.toString();
    }
}
