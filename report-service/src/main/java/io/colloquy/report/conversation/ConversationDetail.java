package io.colloquy.report.conversation;

import java.time.Instant;
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

        DurationView duration,

        @Schema(description = "How many messages it has, in either direction, broadcasts too")
        long interactions,

        @Schema(
                description =
                        "What the customer answered to surveys (NPS, CSAT, faces, thumbs), with the questions, in order")
        List<SurveyView> surveys,

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
    @Schema(description = "The contact as of today; null where nothing is known")
    public record ContactView(
            String id,
            String name,
            String email,
            String phone,
            String companyId,

            @Schema(description = "The address as it was sent: a text, or an object of its parts; null without one")
            Object address,

            @Schema(description = "What else was sent of the contact, by field")
            Map<String, Object> attributes) {}

    /** How long it lasted. */
    @Schema(
            description = "How long it lasted, in whole seconds, by the facts duration_total, duration_conversation and"
                    + " duration_after_close; null where it can't be computed")
    public record DurationView(Long totalSeconds, Long conversationSeconds, Long afterCloseSeconds) {}

    /** An answer of the customer to a survey. */
    @Schema(description = "An answer of the customer to a survey; null where it was not told")
    public record SurveyView(
            Instant at,

            @Schema(enumeration = {"csat", "nps", "faces", "thumbs"})
            String kind,

            @Schema(description = "The question that was answered")
            String question,

            String score,

            @Schema(description = "good, moderate or bad, as sent or by the score of faces and thumbs")
            String rating,

            String comment,

            @Schema(description = "The agent whom it is about")
            Actor agent) {}

    /** A file sent with a message. */
    @Schema(description = "A file sent with a message")
    public record FileView(
            @Schema(description = "When it was sent") Instant at,

            @Schema(description = "inbound (from the customer) or outbound")
            String direction,

            @Schema(description = "Who sent it") Actor by,
            String messageId,
            String name,
            String contentType,

            @Schema(description = "Where it is to be seen, or the channel's id of it")
            String url,

            Long bytes) {}

    /** Something that can't be so. */
    public record AnomalyView(String code, String eventSource, String eventId, String detail) {}
}
