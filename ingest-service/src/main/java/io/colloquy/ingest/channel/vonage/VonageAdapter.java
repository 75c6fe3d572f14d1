package io.colloquy.ingest.channel.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Vonage's Messages API, version 1: one inbound message or one status a request, with a JSON web token signed with the
 * account's signature secret.
 */
public final class VonageAdapter implements ChannelAdapter {

    @Override
    public String provider() {
        return "vonage";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.SMS, Channel.WHATSAPP, Channel.MESSENGER, Channel.VIBER);
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of("authorization");
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        return VonageToken.isValid(request, secrets);
    }

    @Override
    public Translation translate(ChannelRequest request, ConnectionView connection) {
        Optional<JsonNode> body = ChannelJson.read(request);
        if (body.filter(JsonNode::isObject).isEmpty()) {
            return Findings.notAnObject(body);
        }
        VonageMessage message = new VonageMessage(body.get(), connection.channel());
        Findings findings = new Findings();
        findings.part("", message::translate);
        return findings.translation();
    }
}
