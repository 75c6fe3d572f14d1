package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Accepted;
import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.MessageEvent.Handover;
import java.time.Instant;

/** How long agents took to their first message after they took the conversation, or were handed it by a bot. */
final class Replies implements Concern {

    private final Stopwatch sinceAcceptance = new Stopwatch();
    private final Stopwatch sinceHandover = new Stopwatch();
    private Stopwatch sinceAssignment = new Stopwatch();
    private final Holding holding = new Holding();

    @Override
    public void open(Instant at, Opened opening) {
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
            sinceAcceptance.stop(step.at());
            sinceAssignment.stop(step.at());
            sinceHandover.stop(step.at());
        }
        switch (step.data()) {
            case Accepted a -> sinceAcceptance.start(step.at());
            case Assigned a -> sinceAssignment.start(step.at());
            case Handover handover when handover.isToHumans() -> sinceHandover.start(step.at());
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

        private Instant startedAt;
        private Instant stoppedAt;

        void start(Instant at) {
            if (startedAt == null) {
                startedAt = at;
            }
        }

        void stop(Instant at) {
            if (startedAt != null && stoppedAt == null) {
                stoppedAt = at;
            }
        }
    }
}
