package io.colloquy.model.fact;

import io.colloquy.model.calendar.BusinessTime;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Merged;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Reopened;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the first response and the resolution came inside the limits. A limit is missed at the first millisecond past
 * it, or when the response or close came later; whatever ends the conversation stops a clock that is still running, and a
 * reopening starts it again, from the opening.
 *
 * <p>There is no first response to wait for before the customer has written. A bot's message is none: the clock goes on.
 */
final class ServiceLevelsKept implements Concern {

    private static final Duration PAST_IT = Duration.ofMillis(1);

    private final ServiceLevels account;
    private final Instant asOf;
    private ServiceLevels promised;
    private Moment openedAt;
    private Instant stoppedAt;
    private boolean customerWrote;

    /**
     * @param account what holds where the opening does not say otherwise
     * @param asOf up to when silence is known to have lasted
     */
    ServiceLevelsKept(ServiceLevels account, Instant asOf) {
        this.account = account;
        this.asOf = asOf;
        this.promised = account;
    }

    @Override
    public void open(Moment at, Opened opening) {
        openedAt = at;
        promised = account.of(opening);
    }

    @Override
    public void step(Step step) {
        customerWrote |= step.speech() == Speech.INBOUND;
        switch (step.data()) {
            case Closed c -> stoppedAt = step.at();
            case Merged m -> stoppedAt = stoppedAt == null ? step.at() : stoppedAt;
            case Reopened r -> stoppedAt = null;
            default -> {
                // Nothing else stops the clocks or starts them again.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        Long firstResponse = promised.firstResponseSeconds();
        Long resolution = promised.resolutionSeconds();
        sheet.put(Fact.SLA_FIRST_RESPONSE_SECONDS, firstResponse);
        sheet.put(Fact.SLA_RESOLUTION_SECONDS, resolution);
        BusinessTime clock = promised.clock(sheet.calendar());
        if (clock == null) {
            return;
        }
        if (firstResponse != null && customerWrote) {
            report(sheet, Fact.SLA_FIRST_RESPONSE_MET, clock, firstResponse, sheet.moment(Fact.FIRST_RESPONSE_AT));
        }
        if (resolution != null) {
            report(sheet, Fact.SLA_RESOLUTION_MET, clock, resolution, sheet.moment(Fact.CLOSED_AT));
        }
    }

    private void report(FactSheet sheet, Fact met, BusinessTime clock, long limitSeconds, Moment end) {
        Duration limit = Duration.ofSeconds(limitSeconds);
        if (end == null) {
            clock.plus(openedAt.at(), limit.plus(PAST_IT)).ifPresent(missedAt -> running(sheet, met, missedAt));
        } else if (!end.at().isBefore(openedAt.at())) {
            sheet.put(met, FactSheet.measure(clock, openedAt.at(), end.at()).compareTo(limit) <= 0);
        }
    }

    private void running(FactSheet sheet, Fact met, Instant missedAt) {
        Instant until = stoppedAt == null ? asOf : stoppedAt;
        if (!missedAt.isAfter(until)) {
            sheet.put(met, false);
        } else if (stoppedAt == null) {
            sheet.due(missedAt);
        }
    }
}
