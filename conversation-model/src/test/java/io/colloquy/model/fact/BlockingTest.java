package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockingTest {

    @Test
    void lastAgentToBlockGivesTheReason() {
        Facts facts = story().opened("09:00")
                .blocked("09:01", "A", "spam")
                .blocked("09:02", "B", "threats")
                .facts();

        assertThat(facts.flag(Fact.BLOCKED)).isTrue();
        assertThat(facts.text(Fact.BLOCK_REASON)).isEqualTo("threats");
    }

    @Test
    void closeByBlockingTheContactBlocksWithoutAReason() {
        Facts facts = story().opened("09:00").closedFrom("09:01", "blocked").facts();

        assertThat(facts.flag(Fact.BLOCKED)).isTrue();
        assertThat(facts.text(Fact.BLOCK_REASON)).isNull();
    }
}
