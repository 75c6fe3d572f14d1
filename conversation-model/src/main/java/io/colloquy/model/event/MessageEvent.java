package io.colloquy.model.event;

import java.time.Instant;
import java.util.List;

/**
 * Messages, what becomes of them, and a bot's handover (events 1.3); components that 1.3 marks optional may be null.
 * Connection and contact are there for an event without a subject: its conversation is found by them (events 1.4).
 */
public sealed interface MessageEvent extends EventData {

    /** The proprietary page or number; null when not told. */
    String connectionId();

    /** The customer; null when not told. */
    String contactId();

    /** An event about one message. */
    sealed interface OfMessage extends MessageEvent permits Content, Status, Edited, Deleted, Reacted {

        /** The channel's own id of the message. */
        String messageId();
    }

    /** A message itself, in either direction. */
    sealed interface Content extends OfMessage permits Received, Sent {

        /** The channel it went over. */
        Channel channel();

        /** What it says; null for one without text. */
        String text();

        /** The files sent with it; null when not told. */
        List<Attachment> attachments();

        /** The id of the message that it answers; null when not told. */
        String replyTo();
    }

    /** {@code message.received}: the customer writes. */
    record Received(
            String messageId,
            Channel channel,
            String connectionId,
            String contactId,
            String text,
            List<Attachment> attachments,
            String sessionId,
            String url,
            PublicationType publicationType,
            String replyTo,
            String campaignId)
            implements Content {}

    /** {@code message.sent}: someone writes to the customer. */
    record Sent(
            String messageId,
            Author author,
            Channel channel,
            String connectionId,
            String contactId,
            String text,
            List<Attachment> attachments,
            Template template,
            String replyTo)
            implements Content {

        /** Whether an agent wrote it by hand: author {@code user} and no template (metrics 2.1). */
        public boolean isHuman() {
            return author.type() == AuthorType.USER && template == null;
        }
    }

    /** {@code message.status} of one message. */
    record Status(String messageId, String connectionId, String contactId, MessageStatus status, String error)
            implements OfMessage {}

    /**
     * {@code message.status} by watermark: counts for every message that was sent in the conversation up to that instant
     * (events 1.4).
     */
    record StatusUpTo(Instant upTo, String connectionId, String contactId, MessageStatus status, String error)
            implements MessageEvent {}

    /** {@code message.edited}: the text replaces the earlier one. */
    record Edited(String messageId, String connectionId, String contactId, String text) implements OfMessage {}

    /** {@code message.deleted}. */
    record Deleted(String messageId, String connectionId, String contactId) implements OfMessage {}

    /** {@code message.reacted}. */
    record Reacted(String messageId, String connectionId, String contactId, String reaction) implements OfMessage {}

    /** {@code bot.handover}: from one bot to another, or to humans. */
    record Handover(String fromBotId, String toBotId, String connectionId, String contactId) implements MessageEvent {

        /** Whether no other bot takes over. */
        public boolean isToHumans() {
            return toBotId == null;
        }
    }
}
