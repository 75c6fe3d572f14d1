package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.EventType;
import io.colloquy.model.row.HeldChat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holdings and receivings: metrics 2.1. */
class HeldChatsTest {

    @Test
    void holdingEndsWithAnAssignmentToAnother() {
        List<HeldChat> rows = rows(story().opened("09:00")
                .assigned("09:01", "A")
                .customer("09:02")
                .agent("09:03", "A")
                .agent("09:04", "A")
                .assigned("09:05", "B"));

        assertThat(rows)
                .containsExactly(
                        new HeldChat("A", null, null, at("09:01"), at("09:05"), at("09:03"), true),
                        new HeldChat("B", null, null, at("09:05"), null, null, false));
    }

    @Test
    void unassignmentCloseAndMergeEndAHolding() {
        List<HeldChat> rows = rows(story().opened("09:00")
                .assigned("09:01", "A")
                .unassigned("09:02")
                .assigned("09:03", "A")
                .closed("09:04")
                .reopened("09:05")
                .accepted("09:06", "A")
                .mergedInto("09:07", "conversation-2"));

        assertThat(rows).extracting(HeldChat::receivedAt).containsExactly(at("09:01"), at("09:03"), at("09:06"));
        assertThat(rows).extracting(HeldChat::endedAt).containsExactly(at("09:02"), at("09:04"), at("09:07"));
    }

    @Test
    void closeByMergingTheContactEndsNoHolding() {
        List<HeldChat> rows =
                rows(story().opened("09:00").assigned("09:01", "A").closedFrom("09:02", "contact_merged"));

        assertThat(rows).extracting(HeldChat::endedAt).containsOnlyNulls();
    }

    @Test
    void sameAgentAgainBeginsNoNewOneAndMayTellWhatWasNotTold() {
        List<HeldChat> rows = rows(story().opened("09:00")
                .accepted("09:01", "A")
                .event(
                        "09:02",
                        EventType.CONVERSATION_ASSIGNED,
                        Map.of("agentId", "A", "teamId", "T", "accountRef", "pool"))
                .event(
                        "09:03",
                        EventType.CONVERSATION_ASSIGNED,
                        Map.of("agentId", "A", "teamId", "U", "accountRef", "other")));

        assertThat(rows).containsExactly(new HeldChat("A", "pool", "T", at("09:01"), null, null, false));
    }

    @Test
    void preAssignmentBeginsAtTheOpening() {
        assertThat(rows(story().opened("09:00", Map.of("assignedAgentId", "A"))))
                .containsExactly(new HeldChat("A", null, null, at("09:00"), null, null, false));
        assertThat(rows(story().assigned("08:50", "A", "pool")
                        .customer("08:51")
                        .agent("08:52", "A")
                        .opened("09:00")
                        .agent("09:01", "A")))
                .containsExactly(new HeldChat("A", "pool", null, at("09:00"), null, at("09:01"), false));
    }

    @Test
    void messagesOfOtherAgentsAndBotsAreNotTheHolders() {
        List<HeldChat> rows = rows(story().opened("09:00")
                .assigned("09:01", "A")
                .bot("09:02")
                .template("09:03", "A")
                .agent("09:04", "B"));

        assertThat(rows).extracting(HeldChat::firstMessageAt).containsOnlyNulls();
    }

    @Test
    void takingARingingCallIsTheFirstMessage() {
        List<HeldChat> rows = rows(story().opened("09:00")
                .session("09:00", "call-1", "phone_call", "customer")
                .accepted("09:01", "A"));

        assertThat(rows).containsExactly(new HeldChat("A", null, null, at("09:01"), null, at("09:01"), false));
    }

    @Test
    void firstAndLastReceivingTellTheirAgentsAndAccounts() {
        Facts facts = story().opened("09:00")
                .assigned("09:01", "A", "pool")
                .assigned("09:02", "B", "other")
                .assigned("09:03", "A")
                .facts();

        assertThat(facts.text(Fact.ASSIGNED_AGENT_ID)).isEqualTo("A");
        assertThat(facts.text(Fact.ASSIGNED_AGENT_ACCOUNT_SENT)).isEqualTo("pool");
        assertThat(facts.text(Fact.LAST_AGENT_ID)).isEqualTo("A");
        assertThat(facts.text(Fact.LAST_AGENT_ACCOUNT_SENT)).isNull();
    }

    @Test
    void withoutAReceivingThereIsNoAgent() {
        Facts facts = story().opened("09:00").agent("09:01", "A").facts();

        assertThat(facts.text(Fact.ASSIGNED_AGENT_ID)).isNull();
        assertThat(facts.text(Fact.LAST_AGENT_ID)).isNull();
    }

    private static List<HeldChat> rows(Story story) {
        return story.fold().rows(HeldChat.class);
    }
}
