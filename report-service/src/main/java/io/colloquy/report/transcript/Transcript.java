package io.colloquy.report.transcript;

import io.colloquy.report.conversation.ConversationDetail.ContactView;
import io.colloquy.report.conversation.ConversationDetail.DurationView;
import io.colloquy.report.conversation.HistoryEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A conversation to be read (reports 3.4). */
@Schema(
        description =
                "A conversation to be read: what was said and done in it, in order. The text and the PDF say the same")
public record Transcript(
        String conversationId,
        ContactView contact,

        @Schema(description = "The channel that it was opened on", nullable = true)
        String channel,

        String status,
        Instant openedAt,

        @Schema(description = "Null while it is open", nullable = true)
        Instant closedAt,

        DurationView duration,

        @Schema(description = "How many messages it has, in either direction")
        long interactions,

        @Schema(
                description =
                        "The zone asked for, else the account's: that of the times in text and PDF. Instants here are UTC")
        String timezone,

        @Schema(description = "Messages of the seven days before that opened no conversation, such as templates")
        List<HistoryEntry> earlier,

        @Schema(description = "All that happened, in order") List<HistoryEntry> history) {}
