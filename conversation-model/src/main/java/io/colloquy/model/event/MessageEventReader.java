package io.colloquy.model.event;

import java.time.Instant;
import java.util.List;

/** The data of the message types (events 1.3). */
final class MessageEventReader {

    private static final Vocabulary<AuthorType> AUTHOR_TYPE = new Vocabulary<>(AuthorType.class);
    private static final Vocabulary<MessageStatus> STATUS = new Vocabulary<>(MessageStatus.class);

    private MessageEventReader() {}

    static EventData read(EventType type, Fields in) {
        String connectionId = in.optionalId("connectionId");
        return switch (type) {
            case MESSAGE_RECEIVED -> received(in, connectionId);
            case MESSAGE_SENT -> sent(in, connectionId);
            case MESSAGE_STATUS -> status(in, connectionId);
            case MESSAGE_EDITED ->
                new MessageEvent.Edited(
                        in.id("messageId"), connectionId, in.optionalId("contactId"), in.optionalText("text"));
            case MESSAGE_DELETED ->
                new MessageEvent.Deleted(in.id("messageId"), connectionId, in.optionalId("contactId"));
            case MESSAGE_REACTED ->
                new MessageEvent.Reacted(
                        in.id("messageId"), connectionId, in.optionalId("contactId"), in.optionalText("reaction"));
            case BOT_HANDOVER ->
                new MessageEvent.Handover(
                        in.optionalId("fromBotId"), in.optionalId("toBotId"), connectionId, in.optionalId("contactId"));
            default -> throw new IllegalArgumentException(type.wire());
        };
    }

    private static MessageEvent.Received received(Fields in, String connectionId) {
        return new MessageEvent.Received(
                in.id("messageId"),
                in.word("channel", ConversationEventReader.CHANNEL),
                connectionId,
                in.id("contactId"),
                in.optionalText("text"),
                attachments(in),
                in.optionalId("sessionId"),
                in.optionalText("url"),
                in.optionalWord("publicationType", ConversationEventReader.PUBLICATION_TYPE),
                in.optionalId("replyTo"),
                in.optionalId("campaignId"));
    }

    private static MessageEvent.Sent sent(Fields in, String connectionId) {
        return new MessageEvent.Sent(
                in.id("messageId"),
                author(in.object("author")),
                in.word("channel", ConversationEventReader.CHANNEL),
                connectionId,
                in.optionalId("contactId"),
                in.optionalText("text"),
                attachments(in),
                template(in.optionalObject("template")),
                in.optionalId("replyTo"));
    }

    /** Of one message, or of all up to an instant. */
    private static MessageEvent status(Fields in, String connectionId) {
        String contactId = in.optionalId("contactId");
        MessageStatus status = in.word("status", STATUS);
        String error = errorText(in);
        Instant upTo = in.optionalInstant("upTo");
        if (in.values().get("upTo") == null) {
            return new MessageEvent.Status(in.id("messageId"), connectionId, contactId, status, error);
        }
        if (in.values().get("messageId") != null) {
            in.wrong("upTo", "must not stand beside messageId");
        }
        return new MessageEvent.StatusUpTo(upTo, connectionId, contactId, status, error);
    }

    private static Author author(Fields in) {
        return in == null
                ? null
                : new Author(in.word("type", AUTHOR_TYPE), in.optionalId("agentId"), in.optionalId("botId"));
    }

    private static Template template(Fields in) {
        return in == null
                ? null
                : new Template(in.text("name"), in.optionalText("category"), in.optionalText("language"));
    }

    private static List<Attachment> attachments(Fields in) {
        return in.optionalObjects(
                "attachments",
                file -> new Attachment(
                        file.text("name"), file.text("contentType"), file.text("url"), file.optionalCount("bytes")));
    }

    /** Channels send the reason of a failure as a text or as an object of their own; the latter is kept raw only. */
    private static String errorText(Fields in) {
        return in.values().get("error") instanceof String ? in.optionalText("error") : null;
    }
}
