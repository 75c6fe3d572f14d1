package io.colloquy.ingest.channel.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Hmac;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * LINE's Messaging API: a list of events a request, signed with the Base64 HMAC-SHA256 of the raw body under the
 * channel secret. The console probes with an empty list.
 */
public final class LineAdapter implements ChannelAdapter {

    @Override
    public String provider() {
        return "line";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.LINE);
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        return Hmac.SHA256.matches(Hmac.base64(request.header("x-line-signature")), request.body(), secrets);
    }

    @Override
    public Translation translate(ChannelRequest request, ConnectionView connection) {
        if (!request.body().hasRemaining()) {
            return Findings.nothing();
        }
        Optional<JsonNode> body = ChannelJson.read(request);
        if (body.filter(JsonNode::isObject).isEmpty()) {
            return Findings.notAnObject(body);
        }
        JsonNode events = body.get().path("events");
        if (!events.isArray()) {
            return Findings.refused("missing_field", "events is missing or of another type");
        }
        if (events.isEmpty()) {
            return Findings.nothing();
        }
        Findings findings = new Findings();
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            findings.part("/events/" + i, into -> LineEvent.translate(event, into));
        }
        return findings.translation();
    }
}
