package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Responses, the first response and the first reply (metrics 2.1). A response is a human message while the customer waits;
 * the first response needs only that the customer has written before, so that there may be one without any response.
 */
final class Responses implements Concern {

    private final Waiting waiting = new Waiting();
    private Moment openedAt;
    private Moment firstInboundAt;
    private Moment firstReplyAt;
    private Moment firstResponseAt;
    private String firstResponseBy;
    private final List<Response> responses = new ArrayList<>(2);

    /** The customer's wait and the message that ended it. */
    private record Response(Moment from, Moment to) {}

    @Override
    public void open(Moment at, Opened opening) {
        openedAt = at;
    }

    @Override
    public void step(Step step) {
        if (step.speech() == Speech.INBOUND && firstInboundAt == null) {
            firstInboundAt = step.moment();
        }
        if (step.speech() == Speech.HUMAN) {
            human(step);
        }
        waiting.step(step);
    }

    private void human(Step step) {
        if (waiting.isRunning()) {
            responses.add(new Response(waiting.since(), step.moment()));
        }
        if (firstInboundAt == null) {
            return;
        }
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
        sheet.count(Fact.RESPONSE_COUNT, responses.size());
        sheet.spans(Fact.AVERAGE_RESPONSE_TIME, Responses::mean, spans(Fact.AVERAGE_RESPONSE_TIME));
        sheet.spans(Fact.MAX_RESPONSE_TIME, Collections::max, spans(Fact.MAX_RESPONSE_TIME));
        sheet.put(Fact.WAITING_SINCE, waiting.since());
        sheet.put(Fact.UNANSWERED, firstInboundAt != null && firstReplyAt == null);
    }

    private List<Span> spans(Fact fact) {
        return responses.stream()
                .map(response -> new Span(fact, response.from, response.to))
                .toList();
    }

    private static Duration mean(List<Duration> parts) {
        return Duration.ofMillis(parts.stream().mapToLong(Duration::toMillis).sum() / parts.size());
    }
}
