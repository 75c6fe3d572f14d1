package io.colloquy.model.fact;

import io.colloquy.model.event.ClosingSource;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.VisitorBlocked;

/** Whether the visitor was blocked, and why. */
final class Blocking implements Concern {

    private boolean blocked;
    private String reason;

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case VisitorBlocked block -> {
                blocked = true;
                reason = block.reason();
            }
            case Closed close -> blocked |= close.source() == ClosingSource.BLOCKED;
            default -> {
                // Nothing else blocks.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.put(Fact.BLOCKED, blocked);
        sheet.put(Fact.BLOCK_REASON, reason);
    }
}
