package io.colloquy.ingest.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.Translation.RefusedPart;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A channel whose requests are lists of parts, signed by the secret in a header. It answers to a real provider's name,
 * so that connections can be made of it.
 */
final class TestChannel implements ChannelAdapter {
    static final String SIGNATURE = "x-test-signature";

    /** Kinds that it has learnt to translate into messages: those of a connection, by its id and the kind. */
    final Set<String> learnt = ConcurrentHashMap.newKeySet();

    @Override
    public String provider() {
        return "whatsapp_cloud";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WHATSAPP);
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        return request.header(SIGNATURE) != null && secrets.contains(request.header(SIGNATURE));
    }

    @Override
    public Optional<String> handshake(ChannelRequest request, String verifyToken) {
        return request.url().endsWith("?token=" + verifyToken) ? Optional.of("challenge") : Optional.empty();
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of(SIGNATURE);
    }

    @Override
    public Translation translate(ChannelRequest request, ConnectionView connection) {
        List<ChannelEvent> events = new ArrayList<>();
        List<RefusedPart> refused = new ArrayList<>();
        Optional<JsonNode> body = ChannelJson.read(request);
        if (body.isEmpty()) {
            return new Translation(List.of(), List.of(new RefusedPart("", "malformed_json", "is no JSON")), 0);
        }
        for (int i = 0; i < body.get().path("parts").size(); i++) {
            JsonNode part = body.get().at("/parts/" + i);
            String kind = part.path("kind").asText();
            if (kind.equals("message") || learnt.contains(connection.id() + kind)) {
                events.add(message(part));
            } else if (kind.equals("profile")) {
                events.add(profile(part));
            } else if (kind.equals("crash")) {
                throw new IllegalStateException("crash");
            } else {
                refused.add(new RefusedPart("/parts/" + i, "unknown_kind", "is of kind " + kind));
            }
        }
        return new Translation(events, refused, 0);
    }

    private static ChannelEvent message(JsonNode part) {
        String id = part.path("id").asText();
        return new ChannelEvent(
                id,
                EventType.MESSAGE_RECEIVED,
                Instant.parse(part.path("at").asText("2026-03-02T09:00:00Z")),
                "whatsapp:" + part.path("from").asText("1"),
                ChannelJson.object()
                        .put("messageId", id)
                        .put("text", part.path("text").asText("Olá")),
                null);
    }

    private static ChannelEvent profile(JsonNode part) {
        return new ChannelEvent(
                part.path("id").asText(),
                EventType.CONTACT_UPDATED,
                Instant.parse(part.path("at").asText("2026-03-02T09:00:00Z")),
                "whatsapp:" + part.path("from").asText("1"),
                ChannelJson.object().put("name", part.path("name").asText()),
                null);
    }
}
