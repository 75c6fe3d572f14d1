package io.colloquy.ingest.channel.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.email.MessageIds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SendGrid's ids of a mail that was sent. The one that all of its events share, and that the sender was told on sending,
 * is {@code X-Message-Id}: {@code sg_message_id} goes on from it for each recipient, and the mail's own {@code
 * Message-ID} has a domain behind it.
 */
final class SendGridIds {

    private static final Pattern FOR_RECIPIENT = Pattern.compile("(.+?)\\.(?:filter|recvd-).*");
    private static final Pattern SENDGRIDS_OWN =
            Pattern.compile("([^@]+)@(?:[a-z0-9.-]*ismtpd[a-z0-9-]*(?:\\.sendgrid\\.net)?)");

    private SendGridIds() {}

    /** The message's id as {@code message.sent} has it; null if the event names none. */
    static String ofEvent(JsonNode event) {
        String perRecipient = ChannelJson.text(event, "sg_message_id");
        Matcher parts = FOR_RECIPIENT.matcher(perRecipient == null ? "" : perRecipient);
        if (parts.matches()) {
            return MessageIds.first(parts.group(1));
        }
        String smtp = MessageIds.first(ChannelJson.text(event, "smtp-id"));
        return smtp != null ? ofMessageId(smtp) : MessageIds.first(perRecipient);
    }

    /** The same for the {@code Message-ID} of a mail: SendGrid's own without their domain, others as they are. */
    static String ofMessageId(String messageId) {
        Matcher own = SENDGRIDS_OWN.matcher(messageId);
        return own.matches() ? own.group(1) : messageId;
    }
}
