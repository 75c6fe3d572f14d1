package io.colloquy.ingest.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.account.Names;
import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.ClosingSource;
import io.colloquy.model.event.Violation;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a conversation is closed by hand (events 1.4). Everything may be absent.
 *
 * @param category null for none
 * @param summary null for none
 * @param agentId who closes it; null for the application whose key it is
 * @param teamId the agent's team; null for none
 */
@Schema(description = "How a conversation is closed; everything may be absent")
record CloseRequest(
        @Schema(nullable = true, maxLength = 200) String category,

        @Schema(nullable = true, maxLength = 10000) String summary,

        @Schema(description = "Who closes it; absent: the application", nullable = true, maxLength = 200)
        String agentId,

        @Schema(description = "The agent's team", nullable = true, maxLength = 200)
        String teamId) {

    static final CloseRequest NOTHING = new CloseRequest(null, null, null, null);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUMMARY = 10_000;

    /** What is wrong with it; empty if nothing is. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        checkName("category", category, violations);
        if (summary != null && !isSummary()) {
            violations.add(new Violation("summary", "must have at most 10000 characters, none of them U+0000"));
        }
        checkName("agentId", agentId, violations);
        checkName("teamId", teamId, violations);
        return violations;
    }

    /**
     * The data of {@code conversation.closed} (events 1.3).
     *
     * @param application whose key it is, for a close without an agent
     */
    ObjectNode toData(String application) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        boolean byAgent = agentId != null;
        data.put("source", (byAgent ? ClosingSource.USER : ClosingSource.API).wire());
        data.putObject("by")
                .put("type", (byAgent ? ActorType.AGENT : ActorType.APPLICATION).wire())
                .put("id", byAgent ? agentId : application);
        putIfGiven(data, "teamId", teamId);
        putIfGiven(data, "category", category);
        putIfGiven(data, "summary", summary);
        return data;
    }

    private boolean isSummary() {
        return summary.length() <= LONGEST_SUMMARY
                && summary.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static void checkName(String field, String name, List<Violation> violations) {
        if (name != null && !Names.isText(name, LONGEST_NAME)) {
            violations.add(new Violation(field, "must have 1 to 200 characters, none of them a control character"));
        }
    }

    private static void putIfGiven(ObjectNode data, String field, String value) {
        if (value != null) {
            data.put(field, value);
        }
    }
}
