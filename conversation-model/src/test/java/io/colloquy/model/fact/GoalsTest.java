package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class GoalsTest {

    @Test
    void valuesAreAddedUpExactlyAndRoundedOnce() {
        Facts facts = story().opened("09:00")
                .goal("09:01", "view", 0.004)
                .goal("09:02", "view", "0.004")
                .goal("09:03", "order", 10)
                .facts();

        assertThat(facts.decimal(Fact.TOTAL_GOAL_VALUE)).isEqualTo(new BigDecimal("10.01"));
    }

    @Test
    void goalWithoutValueIsWorthNothing() {
        Facts facts = story().opened("09:00").goal("09:01", "signup").facts();

        assertThat(facts.decimal(Fact.TOTAL_GOAL_VALUE)).isEqualTo(new BigDecimal("0.00"));
    }
}
