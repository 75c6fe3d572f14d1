package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Merged;
import io.colloquy.model.event.ConversationEvent.Reopened;
import io.colloquy.model.event.ConversationEvent.StatusChanged;

/**
 * The status, moment by moment (metrics 2.2): merged is final and wins over closed; a change of status never closes or
 * reopens, whatever word it brings.
 */
final class Status {

    static final String OPEN = "open";
    static final String CLOSED = "closed";

    private static final String MERGED = "merged";

    private boolean closed;
    private boolean merged;
    private String whileOpen = OPEN;

    void step(Step step) {
        switch (step.data()) {
            case Closed c -> closed = true;
            case Reopened r -> {
                closed = false;
                whileOpen = OPEN;
            }
            case StatusChanged change -> {
                if (!closed && !change.to().equals(CLOSED) && !change.to().equals(MERGED)) {
                    whileOpen = change.to();
                }
            }
            case Merged m -> merged = true;
            default -> {
                // Nothing else changes the status.
            }
        }
    }

    /** Whether it is neither closed nor merged. */
    boolean isOpen() {
        return !closed && !merged;
    }

    String value() {
        if (merged) {
            return MERGED;
        }
        return closed ? CLOSED : whileOpen;
    }
}
