package io.colloquy.ingest.channel.email;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail that came in, whichever provider took it.
 *
 * @param provider whose request it was in; its files are named after it
 * @param headers as far as the provider passes them on
 * @param from who wrote it; null if nobody is named
 * @param mailboxes the addresses that it was delivered to; empty if the provider does not say
 * @param subject null if it has none
 * @param text what the customer says: the new part of it where the provider tells it from what is quoted
 * @param attachments its files
 * @param takenAt when the provider took it; null if it does not say
 * @param sentId from the {@code Message-ID} of a message that the provider sent to the id it is known by in {@code
 *     message.sent}; other ids stay as they are
 */
public record InboundMail(
        String provider,
        MailHeaders headers,
        MailAddress from,
        List<MailAddress> mailboxes,
        String subject,
        String text,
        List<MailAttachment> attachments,
        Instant takenAt,
        UnaryOperator<String> sentId) {

    public InboundMail {
        mailboxes = List.copyOf(mailboxes);
        attachments = List.copyOf(attachments);
    }

    /**
     * The message and its contact, or why it is none. Its time is the provider's, for the clocks of senders' machines are
     * often wrong: when it says that it took the mail, else the date of the topmost {@code Received} header, which is its
     * own; else the mail's {@code Date}.
     */
    public Translation translate(ChannelRequest request) {
        if (headers.isReport()) {
            return Findings.refused("not_a_conversation", "a report on another mail's delivery");
        }
        MailAddress customer = customer();
        if (customer == null) {
            return isOurs(from)
                    ? Findings.refused("not_a_conversation", "sent by the mailbox itself")
                    : Findings.refused("missing_field", "no address of a sender that could be answered");
        }
        MailParts parts = new MailParts(request.receivedAt());
        Instant time = parts.notLater(Stream.of(takenAt, headers.received(), headers.date())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
        String id = messageId(customer);
        parts.add(contact(id, customer, time));
        parts.add(new ChannelEvent(
                id,
                EventType.MESSAGE_RECEIVED,
                time,
                customer.contactId(),
                data(id),
                ChannelJson.object().put("publicationType", "email")));
        return parts.translation();
    }

    /** The sender; where the mailbox wrote to itself, as the forms of web sites do, the one to be answered. */
    private MailAddress customer() {
        MailAddress customer = isOurs(from) ? MailAddress.first(headers.raw("Reply-To")) : from;
        return isOurs(customer) ? null : customer;
    }

    private boolean isOurs(MailAddress address) {
        return address != null
                && mailboxes.stream().anyMatch(mailbox -> mailbox.address().equals(address.address()));
    }

    /** Its own id; where it has none, one made of what it says, which is the same at a redelivery. */
    private String messageId(MailAddress customer) {
        String id = headers.messageId();
        return id != null
                ? id
                : MessageIds.hash(
                        Stream.of(customer.address(), headers.raw("Received"), headers.raw("Date"), subject, text)
                                .map(String::valueOf)
                                .collect(Collectors.joining("\n")));
    }

    private static ChannelEvent contact(String messageId, MailAddress customer, Instant time) {
        ObjectNode data = ChannelJson.object();
        if (customer.name() != null) {
            data.put("name", customer.name());
        }
        data.put("email", customer.address());
        String id = MessageIds.bounded(messageId + "/contact");
        return new ChannelEvent(id, EventType.CONTACT_UPDATED, time, customer.contactId(), data, null);
    }

    private ObjectNode data(String messageId) {
        ObjectNode data = ChannelJson.object();
        data.put("messageId", messageId);
        data.put("text", text);
        data.put("publicationType", "email");
        if (subject != null && !subject.isEmpty()) {
            data.put("subject", subject);
        }
        String answered = headers.inReplyTo();
        if (answered != null) {
            data.put("replyTo", sentId.apply(answered));
        }
        if (headers.isAutoSubmitted()) {
            data.put("autoSubmitted", true);
        }
        if (!attachments.isEmpty()) {
            ArrayNode files = data.putArray("attachments");
            attachments.forEach(file -> files.add(file.data(provider, messageId)));
        }
        return data;
    }
}
