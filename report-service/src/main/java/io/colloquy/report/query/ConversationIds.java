package io.colloquy.report.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of conversations, in the order of their ids.
 *
 * @param next cursor of the next page; null on the last one
 */
public record ConversationIds(
        List<String> conversationIds,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
        String next) {}
