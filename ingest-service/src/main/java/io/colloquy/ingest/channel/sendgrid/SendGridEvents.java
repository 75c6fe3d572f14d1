package io.colloquy.ingest.channel.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.MailAddress;
import io.colloquy.ingest.channel.email.MailParts;
import io.colloquy.model.event.MessageStatus;
import java.time.Instant;

/** The Event Webhook: a batch of what became of mail that was sent. */
final class SendGridEvents {

    private static final long LAST_SECOND = 253_402_300_799L;

    private SendGridEvents() {}

    static Translation translate(JsonNode batch, ChannelRequest request) {
        MailParts parts = new MailParts(request.receivedAt());
        for (int i = 0; i < batch.size(); i++) {
            translate("/" + i, batch.get(i), parts);
        }
        return batch.isEmpty() ? Findings.nothing() : parts.translation();
    }

    private static void translate(String path, JsonNode event, MailParts parts) {
        String kind = ChannelJson.text(event, "event");
        switch (kind == null ? "" : kind) {
            case "processed" -> status(path, event, MessageStatus.SENT, parts);
            case "delivered" -> status(path, event, MessageStatus.DELIVERED, parts);
            case "open" -> status(path, event, MessageStatus.READ, parts);
            case "bounce", "dropped" -> status(path, event, MessageStatus.FAILED, parts);
            case "deferred" -> parts.refuse(path, "not_a_conversation", "deferred, SendGrid tries again");
            case "account_status_change",
                    "click",
                    "group_resubscribe",
                    "group_unsubscribe",
                    "spamreport",
                    "unsubscribe" ->
                parts.refuse(path, "not_a_conversation", kind + " says nothing of a message's way");
            case "" -> parts.refuse(path, "unknown_kind", "not one of SendGrid's events");
            default -> parts.refuse(path, "unknown_kind", "an event that is not known");
        }
    }

    private static void status(String path, JsonNode event, MessageStatus status, MailParts parts) {
        String reason = ChannelJson.text(event, "reason");
        parts.addStatus(
                path,
                SendGridIds.ofEvent(event),
                MailAddress.of(ChannelJson.text(event, "email"), null),
                status,
                time(event.path("timestamp")),
                status == MessageStatus.FAILED ? reason : null);
    }

    private static Instant time(JsonNode seconds) {
        boolean known = seconds.isIntegralNumber() && seconds.canConvertToLong();
        long second = known ? seconds.asLong() : -1;
        return second >= 0 && second <= LAST_SECOND ? Instant.ofEpochSecond(second) : null;
    }
}
