package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Accepted;
import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.MessageEvent.Handover;

/** How long agents took to their first message after they took the conversation, or were handed it by a bot. */
final class Replies implements Concern {

    private final Stopwatch sinceAcceptance = new Stopwatch();
    private final Stopwatch sinceHandover = new Stopwatch();
    private Stopwatch sinceAssignment = new Stopwatch();
    private final Holding holding = new Holding();

    @Override
    public void open(Moment at, Opened opening) {
        holding.open(opening);
        if (holding.assignee() != null) {
            sinceAssignment = new Stopwatch();
            sinceAssignment.start(at);
        }
    }

    @Override
    public void step(Step step) {
        holding.step(step);
        if (step.speech() == Speech.HUMAN) {
            sinceAcceptance.stop(step.moment());
            sinceAssignment.stop(step.moment());
            sinceHandover.stop(step.moment());
        }
        switch (step.data()) {
            case Accepted a -> sinceAcceptance.start(step.moment());
            case Assigned a -> sinceAssignment.start(step.moment());
            case Handover handover when handover.isToHumans() -> sinceHandover.start(step.moment());
            default -> {
                // Nothing else starts one of these clocks.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        Stopwatch accepted = sinceAcceptance.startedAt == null ? sinceAssignment : sinceAcceptance;
        sheet.span(Fact.ACCEPT_TO_FIRST_RESPONSE, accepted.startedAt, accepted.stoppedAt);
        sheet.span(Fact.HANDOVER_TO_FIRST_RESPONSE, sinceHandover.startedAt, sinceHandover.stoppedAt);
    }

    /** Runs once: from the first start to the first stop after it. */
    private static final class Stopwatch {

        private Moment startedAt;
        private Moment stoppedAt;

        void start(Moment at) {
            if (startedAt == null) {
                startedAt = at;
            }
        }

        void stop(Moment at) {
            if (startedAt != null && stoppedAt == null) {
                stoppedAt = at;
            }
        }
    }
}
