package io.colloquy.ingest.channel.meta;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The GET by which Meta makes sure that an address wants its deliveries. */
final class HubHandshake {

    private HubHandshake() {}

    /**
     * The challenge to answer with; empty unless a subscription is asked for with the right token.
     *
     * @param url with its query
     * @param verifyToken the connection's; null if it has none
     */
    static Optional<String> answer(String url, String verifyToken) {
        Map<String, String> query = query(url);
        String token = query.get("hub.verify_token");
        if (verifyToken == null || token == null || !"subscribe".equals(query.get("hub.mode"))) {
            return Optional.empty();
        }
        return MessageDigest.isEqual(token.getBytes(UTF_8), verifyToken.getBytes(UTF_8))
                ? Optional.ofNullable(query.get("hub.challenge"))
                : Optional.empty();
    }

    private static Map<String, String> query(String url) {
        Map<String, String> query = new HashMap<>();
        int start = url.indexOf('?');
        if (start >= 0) {
            for (String pair : url.substring(start + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    put(query, pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return query;
    }

    private static void put(Map<String, String> query, String name, String value) {
        try {
            query.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
        } catch (IllegalArgumentException e) {
            // A broken escape is not what Meta sends: the parameter counts as absent.
        }
    }
}
