package io.colloquy.ingest.channel.mailgun;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.FormBody;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mailgun: mail that a route hands on, parsed or as raw MIME, and what its webhooks tell of mail that was sent.
 *
 * <p>The connection's secret is the account's HTTP webhook signing key.
 */
public final class MailgunAdapter implements ChannelAdapter {

    @Override
    public String provider() {
        return "mailgun";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        MailgunSignature signature = FormBody.isForm(request)
                ? FormBody.read(request).map(MailgunSignature::of).orElse(null)
                : ChannelJson.read(request).map(MailgunSignature::of).orElse(null);
        return signature != null && signature.isValid(secrets, request.receivedAt());
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
        if (json.get().path("event-data").isObject()) {
            return MailgunStatus.of(json.get().get("event-data")).translate(request);
        }
        // The messages of a route that stores them are written as JSON with a form's fields.
        return json.get().isObject()
                ? ofForm(FormBody.of(json.get()), request)
                : Findings.refused("unknown_kind", "not one of Mailgun's events");
    }

    private static Translation ofForm(FormBody form, ChannelRequest request) {
        if (form.text("event") != null) {
            return MailgunStatus.of(form).translate(request);
        }
        return form.text("sender") != null && form.text("recipient") != null
                ? MailgunMail.translate(form, request)
                : Findings.refused("unknown_kind", "neither a mail nor one of Mailgun's events");
    }
}
