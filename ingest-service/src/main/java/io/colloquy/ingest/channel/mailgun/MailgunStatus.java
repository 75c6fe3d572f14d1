package io.colloquy.ingest.channel.mailgun;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.FormBody;
import io.colloquy.ingest.channel.email.MailAddress;
import io.colloquy.ingest.channel.email.MailParts;
import io.colloquy.ingest.channel.email.MessageIds;
import io.colloquy.model.event.MessageStatus;
import java.time.Instant;

/**
 * What Mailgun tells of a mail that was sent: as JSON, or as a form as it did until 2018.
 *
 * @param routed whether it is about a mail that came in and that a route passed on
 */
record MailgunStatus(
        String event,
        boolean temporary,
        boolean routed,
        String messageId,
        String recipient,
        Instant time,
        String error) {

    static MailgunStatus of(JsonNode data) {
        String error = ChannelJson.text(data, "delivery-status", "message");
        if (error == null || error.isEmpty()) {
            error = ChannelJson.text(data, "delivery-status", "description");
        }
        if (error == null || error.isEmpty()) {
            error = ChannelJson.text(data, "reject", "reason");
        }
        return new MailgunStatus(
                ChannelJson.text(data, "event"),
                "temporary".equals(ChannelJson.text(data, "severity")),
                data.path("flags").path("is-routed").asBoolean(),
                ChannelJson.text(data, "message", "headers", "message-id"),
                ChannelJson.text(data, "recipient"),
                MailgunTime.ofSeconds(ChannelJson.text(data, "timestamp")),
                error);
    }

    static MailgunStatus of(FormBody form) {
        String messageId = form.text("Message-Id");
        String error = form.text("error");
        return new MailgunStatus(
                form.text("event"),
                false,
                false,
                messageId != null ? messageId : form.text("message-id"),
                form.text("recipient"),
                MailgunTime.ofSeconds(form.lastText("timestamp")),
                error != null ? error : form.text("description"));
    }

    Translation translate(ChannelRequest request) {
        if (event == null) {
            return Findings.refused("missing_field", "an event that does not say which it is");
        }
        if (routed) {
            return Findings.refused("not_a_conversation", event + " of a mail that a route passed on");
        }
        return switch (event) {
            case "accepted" -> status(MessageStatus.SENT, request);
            case "delivered" -> status(MessageStatus.DELIVERED, request);
            case "opened" -> status(MessageStatus.READ, request);
            case "rejected", "bounced", "dropped" -> status(MessageStatus.FAILED, request);
            case "failed" ->
                temporary
                        ? Findings.refused("not_a_conversation", "failed for now, Mailgun tries again")
                        : status(MessageStatus.FAILED, request);
            case "clicked", "complained", "stored", "unsubscribed" ->
                Findings.refused("not_a_conversation", event + " says nothing of a message's way");
            default -> Findings.refused("unknown_kind", "an event that is not known");
        };
    }

    private Translation status(MessageStatus status, ChannelRequest request) {
        MailParts parts = new MailParts(request.receivedAt());
        parts.addStatus(
                "",
                MessageIds.first(messageId),
                MailAddress.first(recipient),
                status,
                time,
                status == MessageStatus.FAILED ? error : null);
        return parts.translation();
    }
}
