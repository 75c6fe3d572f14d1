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
public record Message(
        String messageId,
        String direction,
        String channel,
        String connectionId,
        String text,
        TemplateView template,
        List<AttachmentView> attachments,
        String status,
        boolean edited,
        boolean deleted,

        @Schema(description = "What became of it, with times: edits, deletions, reports of its delivery")
        List<MessageChange> changes,

        String replyTo,
        String url,
        String publicationType,
        Instant collectedAt,
        Actor assignedAgent) {

    /** The approved template that the message was made from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TemplateView(String name, String category, String language) {
        private static TemplateView of(Template template) {
            return new TemplateView(template.name(), template.category(), template.language());
        }
    }

    /** A file sent with the message. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttachmentView(String name, String contentType, String url, Long bytes) {
        private static AttachmentView of(Attachment file) {
            return new AttachmentView(file.name(), file.contentType(), file.url(), file.bytes());
        }
    }

    static Message of(Interaction row, Actor assignedAgent, List<MessageChange> changes) {
        return new Message(
                row.messageId(),
                row.direction().wire(),
                wire(row.channel()),
                row.connectionId(),
                row.text(),
                row.template() == null ? null : TemplateView.of(row.template()),
                row.attachments().stream().map(AttachmentView::of).toList(),
                wire(row.status()),
                row.edited(),
                row.deleted(),
                changes,
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
