package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Merged;
import io.colloquy.model.event.MessageEvent.Handover;

/**
 * Since when the customer waits (metrics 2.1). An inbound message starts a wait, closed or not; only a human message, a
 * bot's, a close and a merge clear it. A handover to humans starts one at the handover, if none is running and the
 * customer has written since the last human message.
 */
final class Waiting {

    private Moment since;
    private boolean customerWroteSinceHuman;

    /** Takes the step and says whether the customer has something new to be answered: a message, or a handover's wait. */
    boolean step(Step step) {
        switch (step.speech()) {
            case INBOUND -> {
                customerWroteSinceHuman = true;
                if (since == null) {
                    since = step.moment();
                }
                return true;
            }
            case HUMAN -> {
                since = null;
                customerWroteSinceHuman = false;
            }
            case BOT -> since = null;
            case AUTOMATIC, BROADCAST, NONE -> {
                if (step.data() instanceof Closed || step.data() instanceof Merged) {
                    since = null;
                }
                if (step.data() instanceof Handover handover && startsWait(handover)) {
                    since = step.moment();
                    return true;
                }
            }
        }
        return false;
    }

    private boolean startsWait(Handover handover) {
        return handover.isToHumans() && since == null && customerWroteSinceHuman;
    }

    /** The start of the wait; null while nobody waits. */
    Moment since() {
        return since;
    }

    boolean isRunning() {
        return since != null;
    }
}
