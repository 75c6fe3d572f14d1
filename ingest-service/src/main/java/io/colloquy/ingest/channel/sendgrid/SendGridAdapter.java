package io.colloquy.ingest.channel.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.BasicCredentials;
import io.colloquy.ingest.channel.email.FormBody;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Twilio SendGrid: mail from its Inbound Parse, parsed or as raw MIME, and its Event Webhook.
 *
 * <p>A secret of the connection is the public key of SendGrid's signature or, where nothing is signed, the {@code
 * user:password} of HTTP Basic credentials.
 */
public final class SendGridAdapter implements ChannelAdapter {

    @Override
    public String provider() {
        return "sendgrid";
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
        boolean signed = SendGridSignature.matches(request, secrets);
        boolean known = BasicCredentials.match(request, secrets);
        return signed || known;
    }

    @Override
    public Translation translate(ChannelRequest request, ConnectionView connection) {
        if (FormBody.isForm(request)) {
            return FormBody.read(request)
                    .map(form -> ofForm(form, request))
                    .orElseGet(() -> Findings.refused("malformed_form", "no form that can be read"));
        }
        Optional<JsonNode> json = ChannelJson.read(request);
        if (json.isEmpty()) {
            return Findings.refused("malformed_json", "neither a form nor JSON");
        }
        if (json.get().isArray()) {
            return SendGridEvents.translate(json.get(), request);
        }
        return json.get().isObject()
                ? ofForm(FormBody.of(json.get()), request)
                : Findings.refused("unknown_kind", "not one of SendGrid's events");
    }

    private static Translation ofForm(FormBody form, ChannelRequest request) {
        boolean mail = form.text("envelope") != null && (form.bytes("headers") != null || form.bytes("email") != null);
        return mail
                ? SendGridMail.translate(form, request)
                : Findings.refused("unknown_kind", "neither a mail nor SendGrid's events");
    }
}
