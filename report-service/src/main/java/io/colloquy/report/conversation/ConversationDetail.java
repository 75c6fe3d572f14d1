package io.colloquy.report.conversation;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All about one conversation (reports 3.4). */
@Schema(description = "All about one conversation")
public record ConversationDetail(
        @Schema(description = "Every fact by its JSON name; null where it can't be computed")
        Map<String, Object> facts,

        @Schema(description = "The contact as of today; after a merge the surviving one")
        ContactView contact,

        @Schema(
                description = "Messages of the seven days before that opened no conversation, such as templates and"
                        + " broadcasts; they are in no count, session or time of this one")
        List<HistoryEntry> earlier,

        @Schema(description = "All that happened, in order") List<HistoryEntry> history,

        @Schema(description = "The files of its messages, in order")
        List<FileView> files,

        @Schema(description = "What in its events can't be so; it changed no fact")
        List<AnomalyView> anomalies) {

    /** The contact as of today. */
    public record ContactView(String id, String name, String email, String phone, String companyId) {}

    /** A file sent with a message. */
    public record FileView(String messageId, String name, String contentType, String url, Long bytes) {}

    /** Something that can't be so. */
    public record AnomalyView(String code, String eventSource, String eventId, String detail) {}
}
