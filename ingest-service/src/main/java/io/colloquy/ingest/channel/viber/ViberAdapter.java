package io.colloquy.ingest.channel.viber;

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
 * Viber's REST Bot API: one callback a request, signed with the hexadecimal HMAC-SHA256 of the raw body under the bot's
 * token. Setting the webhook probes it.
 */
public final class ViberAdapter implements ChannelAdapter {

    @Override
    public String provider() {
        return "viber";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.VIBER);
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        return Hmac.SHA256.matches(Hmac.hex(request.header("x-viber-content-signature")), request.body(), secrets);
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
        Findings findings = new Findings();
        findings.part("", into -> ViberCallback.translate(body.get(), into));
        return findings.translation();
    }
}
