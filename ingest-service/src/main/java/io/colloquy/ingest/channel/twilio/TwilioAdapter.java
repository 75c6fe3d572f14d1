package io.colloquy.ingest.channel.twilio;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Twilio: one message, message status or call status a request, as a form or, if so configured, as the query of a GET.
 */
public final class TwilioAdapter implements ChannelAdapter {

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.SMS, Channel.WHATSAPP, Channel.PHONE_CALL);
    }

    @Override
    public boolean isAuthentic(ChannelRequest request, List<String> secrets) {
        return TwilioSignature.isValid(request, secrets);
    }

    @Override
    public Translation translate(ChannelRequest request, ConnectionView connection) {
        Optional<TwilioParameters> query = TwilioParameters.ofQuery(request.url());
        Optional<TwilioParameters> parameters =
                request.method().equals("GET") ? query : TwilioParameters.ofBody(request);
        if (query.isEmpty() || parameters.isEmpty()) {
            return Findings.refused("malformed_form", "the request is no form with well-formed escapes");
        }
        Findings findings = new Findings();
        findings.part("", into -> translate(parameters.get(), query.get(), request, connection, into));
        return findings.translation();
    }

    private static void translate(
            TwilioParameters parameters,
            TwilioParameters query,
            ChannelRequest request,
            ConnectionView connection,
            Findings findings)
            throws Untranslatable {
        if (parameters.firstOf("MessageSid", "SmsSid", "SmsMessageSid") != null) {
            new TwilioMessage(parameters, connection.channel(), request.receivedAt()).translate(findings);
        } else if (parameters.get("CallSid") != null) {
            if (connection.channel() != Channel.PHONE_CALL) {
                throw Untranslatable.wrongChannel("a call");
            }
            new TwilioCall(parameters, query.get("agentId"), request.receivedAt()).translate(findings);
        } else {
            throw Untranslatable.unknownKind("a request without MessageSid and CallSid");
        }
    }
}
