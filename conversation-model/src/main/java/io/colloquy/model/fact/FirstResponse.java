package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Opened;

/**
 * The first response and the first reply (metrics 2.1). A first response needs only that the customer has written before,
 * so that there may be one without any response.
 */
final class FirstResponse implements Concern {

    private Moment openedAt;
    private Moment firstInboundAt;
    private Moment firstReplyAt;
    private Moment firstResponseAt;
    private String firstResponseBy;

    @Override
    public void open(Moment at, Opened opening) {
        openedAt = at;
    }

    @Override
    public void step(Step step) {
        if (step.speech() == Speech.INBOUND && firstInboundAt == null) {
            firstInboundAt = step.moment();
        }
        if (step.speech() == Speech.HUMAN && firstInboundAt != null) {
            human(step);
        }
    }

    private void human(Step step) {
        if (firstReplyAt == null) {
            firstReplyAt = step.moment();
        }
        if (firstResponseAt == null && openedAt != null) {
            firstResponseAt = step.moment();
            firstResponseBy = step.agentId();
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.put(Fact.FIRST_RESPONSE_AT, firstResponseAt);
        sheet.put(Fact.FIRST_RESPONSE_BY, firstResponseBy);
        sheet.span(Fact.FIRST_RESPONSE_TIME, openedAt, firstResponseAt);
        sheet.span(Fact.FIRST_REPLY_TIME, firstInboundAt, firstReplyAt);
        sheet.put(Fact.UNANSWERED, firstInboundAt != null && firstReplyAt == null);
    }
}
