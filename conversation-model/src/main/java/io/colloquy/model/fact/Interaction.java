package io.colloquy.model.fact;

import io.colloquy.model.event.Attachment;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.MessageStatus;
import io.colloquy.model.event.PublicationType;
import io.colloquy.model.event.Template;
import java.time.Instant;
import java.util.List;

/**
 * One message of a conversation, in either direction, or a call that the customer began (metrics 2.2, interactions).
 *
 * @param source with {@code eventId} the event of the log that tells it
 * @param messageId the channel's id of the message; of a call its session id
 * @param publishedAt when it was said at the source
 * @param collectedAt when the platform collected it
 * @param receivedAt when its event arrived here
 * @param authorType {@code customer}, or the author type as sent
 * @param authorId the contact, agent or bot; null when not told
 * @param text the text as last edited, empty once deleted; null for a message without text
 * @param textSource with {@code textEventId} the event of the log in which that text is: the message's own, or an edit; null
 *     once deleted, and without text
 * @param connectionId as sent, else the conversation's; null when neither is told
 * @param attachments never null
 * @param status the furthest report, {@code failed} ends it; null when none came
 * @param assignedAgentId who had the conversation at that moment; null when nobody had
 */
public record Interaction(
        String source,
        String eventId,
        String messageId,
        Direction direction,
        Instant publishedAt,
        Instant collectedAt,
        Instant receivedAt,
        String authorType,
        String authorId,
        String text,
        String textSource,
        String textEventId,
        Channel channel,
        String url,
        PublicationType publicationType,
        String connectionId,
        String replyTo,
        Template template,
        List<Attachment> attachments,
        MessageStatus status,
        boolean edited,
        boolean deleted,
        String assignedAgentId) {

    public Interaction {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
