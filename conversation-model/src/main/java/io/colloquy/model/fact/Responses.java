package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Opened;
import java.time.Duration;
import java.time.Instant;

/**
 * Responses, the first response and the first reply (metrics 2.1). A response is a human message while the customer waits;
 * the first response needs only that the customer has written before, so that there may be one without any response.
 */
final class Responses implements Concern {

    private final Waiting waiting = new Waiting();
    private Instant openedAt;
    private Instant firstInboundAt;
    private Instant firstReplyAt;
    private Instant firstResponseAt;
    private String firstResponseBy;
    private long responses;
    private Duration total = Duration.ZERO;
    private Duration longest = Duration.ZERO;

    @Override
    public void open(Instant at, Opened opening) {
        openedAt = at;
    }

    @Override
    public void step(Step step) {
        if (step.speech() == Speech.INBOUND && firstInboundAt == null) {
            firstInboundAt = step.at();
        }
        if (step.speech() == Speech.HUMAN) {
            human(step);
        }
        waiting.step(step);
    }

    private void human(Step step) {
        if (waiting.isRunning()) {
            Duration time = FactSheet.millis(waiting.since(), step.at());
            responses++;
            total = total.plus(time);
            longest = longest.compareTo(time) >= 0 ? longest : time;
        }
        if (firstInboundAt == null) {
            return;
        }
        if (firstReplyAt == null) {
            firstReplyAt = step.at();
        }
        if (firstResponseAt == null && openedAt != null) {
            firstResponseAt = step.at();
            firstResponseBy = step.agentId();
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.put(Fact.FIRST_RESPONSE_AT, firstResponseAt);
        sheet.put(Fact.FIRST_RESPONSE_BY, firstResponseBy);
        sheet.span(Fact.FIRST_RESPONSE_TIME, openedAt, firstResponseAt);
        sheet.span(Fact.FIRST_REPLY_TIME, firstInboundAt, firstReplyAt);
        sheet.count(Fact.RESPONSE_COUNT, responses);
        if (responses > 0) {
            sheet.put(Fact.AVERAGE_RESPONSE_TIME, Duration.ofMillis(total.toMillis() / responses));
            sheet.put(Fact.MAX_RESPONSE_TIME, longest);
        }
        sheet.put(Fact.WAITING_SINCE, waiting.since());
        sheet.put(Fact.UNANSWERED, firstInboundAt != null && firstReplyAt == null);
    }
}
