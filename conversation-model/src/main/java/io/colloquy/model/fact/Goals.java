package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.GoalReached;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The goals that the conversation reached, and what they are worth. */
final class Goals implements Concern {

    private final List<String> goals = new ArrayList<>(0);
    private BigDecimal value = BigDecimal.ZERO;

    @Override
    public void step(Step step) {
        if (step.data() instanceof GoalReached reached) {
            goals.add(reached.goal());
            value = reached.value() == null ? value : value.add(reached.value());
        }
    }

    @Override
    public void report(FactSheet sheet) {
        if (!goals.isEmpty()) {
            sheet.put(Fact.GOALS, String.join(",", goals));
            sheet.put(Fact.TOTAL_GOAL_VALUE, value.setScale(2, RoundingMode.HALF_UP));
        }
    }
}
