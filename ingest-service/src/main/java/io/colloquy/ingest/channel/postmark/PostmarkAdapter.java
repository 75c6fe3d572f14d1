package io.colloquy.ingest.channel.postmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.BasicCredentials;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Set;

/**
 * Postmark: mail from its inbound stream, and its webhooks.
 *
 * <p>Postmark signs nothing: the connection's secret is the {@code user:password} in the webhook's address, which comes
 * as HTTP Basic credentials.
 */
public final class PostmarkAdapter implements ChannelAdapter {

    @Override
    public String provider() {
        return "postmark";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of("authorization");
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        return BasicCredentials.match(request, secrets);
    }

    @Override
    public Translation translate(ChannelRequest request, ConnectionView connection) {
        return ChannelJson.read(request)
                .map(json -> translate(json, request))
                .orElseGet(() -> Findings.refused("malformed_json", "not JSON in UTF-8"));
    }

    private static Translation translate(JsonNode json, ChannelRequest request) {
        if (json.has("RecordType")) {
            return PostmarkStatus.translate(json, request);
        }
        return json.path("FromFull").isObject() && json.has("MessageID")
                ? PostmarkMail.translate(json, request)
                : Findings.refused("unknown_kind", "neither a mail nor one of Postmark's events");
    }
}
