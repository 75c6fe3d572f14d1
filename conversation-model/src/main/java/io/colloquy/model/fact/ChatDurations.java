package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Opened.Visit;
import io.colloquy.model.event.ConversationEvent.Reopened;

/** How long a chat took: with the visit before it, by its messages, and from the customer's last word to the close. */
final class ChatDurations implements Concern {

    private Moment openedAt;
    private Moment begunAt;
    private Moment lastMessageAt;
    private Moment lastInboundAt;
    private Moment lastInboundBeforeClose;
    private Moment closedAt;

    @Override
    public void open(Moment at, Opened opening) {
        openedAt = at;
        Visit visit = opening == null ? null : opening.visit();
        begunAt = visit == null || visit.startedAt() == null ? at : new Moment(visit.startedAt(), at.event());
    }

    @Override
    public void step(Step step) {
        if (step.speech() == Speech.INBOUND) {
            lastInboundAt = step.moment();
        }
        if (step.isMessage()) {
            lastMessageAt = step.moment();
        }
        switch (step.data()) {
            case Closed close
            when close.source().countsAsClose() -> {
                closedAt = step.moment();
                lastInboundBeforeClose = lastInboundAt;
            }
            case Reopened r -> closedAt = null;
            default -> {
                // Nothing else starts or stops one of these clocks.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.span(Fact.DURATION_TOTAL, begunAt, closedAt);
        // Without messages it is 0 and not null (seed 001).
        sheet.span(Fact.DURATION_CONVERSATION, openedAt, lastMessageAt == null ? openedAt : lastMessageAt);
        sheet.span(Fact.DURATION_AFTER_CLOSE, lastInboundBeforeClose, closedAt);
    }
}
