package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose agents took part: metrics 2.2, handling_type. */
class InvolvementTest {

    @Test
    void everyAgentAssignedAcceptingOrWritingIsInvolvedOnce() {
        Facts facts = story().opened("09:00", Map.of("assignedAgentId", "D"))
                .assigned("09:01", "C")
                .accepted("09:02", "B")
                .agent("09:03", "A")
                .template("09:04", "E")
                .agent("09:05", "A")
                .facts();

        assertThat(facts.get(Fact.INVOLVED_AGENTS)).isEqualTo(List.of("A", "B", "C", "D", "E"));
        assertThat(facts.get(Fact.INVOLVED_ACCOUNTS)).isEqualTo(List.of());
    }

    @Test
    void accountToldOfAnAgentWinsWhereverItIsTold() {
        Facts facts = story().opened("09:00")
                .agent("09:01", "A")
                .assigned("09:02", "A", "pool")
                .assigned("09:03", "B", "other")
                .assigned("09:04", "C", "pool")
                .assigned("09:05", "A")
                .assigned("09:06", "D")
                .facts();

        assertThat(facts.get(Fact.INVOLVED_AGENTS)).isEqualTo(List.of("D"));
        assertThat(facts.get(Fact.INVOLVED_ACCOUNTS)).isEqualTo(List.of("other", "pool"));
    }

    @Test
    void botsAndNotesInvolveNobody() {
        Facts facts = story().opened("09:00")
                .bot("09:01")
                .note("09:02", "A")
                .broadcast("09:03")
                .facts();

        assertThat(facts.get(Fact.INVOLVED_AGENTS)).isEqualTo(List.of());
    }
}
