package io.colloquy.ingest.channel.postmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.MailAddress;
import io.colloquy.ingest.channel.email.MailParts;
import io.colloquy.ingest.channel.email.MessageIds;
import io.colloquy.model.event.MessageStatus;
import io.colloquy.model.event.Rfc3339;
import java.util.Set;

/** What Postmark's webhooks tell of a mail that was sent. */
final class PostmarkStatus {

    /** Bounces that end a message's way; the others are answers, complaints, or are tried again. */
    private static final Set<String> FINAL = Set.of(
            "BadEmailAddress",
            "Blocked",
            "DMARCPolicy",
            "DnsError",
            "HardBounce",
            "ManuallyDeactivated",
            "SMTPApiError",
            "SoftBounce",
            "SpamNotification",
            "TemplateRenderingFailed",
            "Undeliverable",
            "VirusNotification");

    private PostmarkStatus() {}

    static Translation translate(JsonNode event, ChannelRequest request) {
        String kind = ChannelJson.text(event, "RecordType");
        return switch (kind == null ? "" : kind) {
            case "Delivery" -> status(event, MessageStatus.DELIVERED, "Recipient", "DeliveredAt", request);
            case "Open" -> status(event, MessageStatus.READ, "Recipient", "ReceivedAt", request);
            case "Bounce" -> bounce(event, request);
            case "Click", "SpamComplaint", "SubscriptionChange" ->
                Findings.refused("not_a_conversation", kind + " says nothing of a message's way");
            default -> Findings.refused("unknown_kind", "a RecordType that is not known");
        };
    }

    private static Translation bounce(JsonNode event, ChannelRequest request) {
        String type = ChannelJson.text(event, "Type");
        return type != null && FINAL.contains(type)
                ? status(event, MessageStatus.FAILED, "Email", "BouncedAt", request)
                : Findings.refused("not_a_conversation", "a bounce that does not end a message's way");
    }

    private static Translation status(
            JsonNode event, MessageStatus status, String recipient, String time, ChannelRequest request) {
        String said = ChannelJson.text(event, time);
        String details = ChannelJson.text(event, "Details");
        String error = details != null && !details.isBlank() ? details : ChannelJson.text(event, "Description");
        MailParts parts = new MailParts(request.receivedAt());
        parts.addStatus(
                "",
                MessageIds.first(ChannelJson.text(event, "MessageID")),
                MailAddress.of(ChannelJson.text(event, recipient), null),
                status,
                said == null ? null : Rfc3339.parse(said).orElse(null),
                status == MessageStatus.FAILED ? error : null);
        return parts.translation();
    }
}
