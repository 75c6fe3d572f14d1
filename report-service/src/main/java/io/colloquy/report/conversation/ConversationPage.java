package io.colloquy.report.conversation;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a list of conversations (reports 3.4). */
@Schema(description = "A page of a list of conversations")
public record ConversationPage(
        @Schema(description = "Every fact of each conversation by its JSON name; null where it can't be computed")
        List<Map<String, Object>> conversations,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next,

        @Schema(description = "How many conversations there are, given or not")
        long total,

        @Schema(description = "Whether there are more than a list gives")
        boolean truncated,

        @Schema(description = "What to do about a truncated list; null otherwise", nullable = true)
        String hint) {

    private static final String HINT =
            "A list gives at most %d conversations. For all of them queue an export: POST /v1/exports at export-service"
                    .formatted(ConversationListQuery.MOST_ROWS);

    static ConversationPage of(List<Map<String, Object>> conversations, String next, long total) {
        boolean truncated = total > ConversationListQuery.MOST_ROWS;
        return new ConversationPage(conversations, next, total, truncated, truncated ? HINT : null);
    }
}
