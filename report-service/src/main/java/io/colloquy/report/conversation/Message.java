package io.colloquy.report.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.model.event.Attachment;
import io.colloquy.model.event.Template;
import io.colloquy.model.event.WireName;
import io.colloquy.model.fact.Interaction;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as it is by now: edits and deletions applied, with its furthest status. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A message as it is by now: edits and deletions applied, with its furthest status")
record Message(
        String messageId,
        String direction,
        String channel,
        String connectionId,
        String text,
        Template template,
        List<Attachment> attachments,
        String status,
        boolean edited,
        boolean deleted,
        String replyTo,
        String url,
        String publicationType,
        Instant collectedAt,
        Actor assignedAgent) {

    static Message of(Interaction row, Actor assignedAgent) {
        return new Message(
                row.messageId(),
                row.direction().wire(),
                wire(row.channel()),
                row.connectionId(),
                row.text(),
                row.template(),
                row.attachments(),
                wire(row.status()),
                row.edited(),
                row.deleted(),
                row.replyTo(),
                row.url(),
                wire(row.publicationType()),
                row.collectedAt(),
                assignedAgent);
    }

    private static String wire(WireName word) {
        return word == null ? null : word.wire();
    }
}
