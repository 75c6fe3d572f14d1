package io.colloquy.model.fact;

import io.colloquy.model.calendar.BusinessTime;
import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.By;
import io.colloquy.model.event.ClosingSource;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Reopened;
import io.colloquy.model.event.ConversationEvent.StatusChanged;
import io.colloquy.model.event.Event;
import io.colloquy.model.row.StatusChange;
import io.colloquy.model.row.StatusChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The status changes (metrics 2.2): one row for each opening, counted close, reopening and change of the status. Each is
 * measured from the earliest inbound that no agent's change has followed; nothing but an agent's change settles it.
 *
 * <p>The first-response limit is compared with the time from that inbound, by its publication; the resolution limit with
 * the time from the opening, as for the conversation itself. A close that is the first-response change has the
 * first-response limit, where there is one.
 */
final class StatusChanges implements Concern {

    private final ServiceLevels account;
    private final Status status = new Status();
    private final List<Change> changes = new ArrayList<>(4);
    private ServiceLevels promised;
    private Instant openedAt;
    private Event earliestInbound;
    private boolean customerWrote;
    private boolean responded;

    /** What the event of a change says of it. */
    private record Told(Kind kind, String from, String to, By by, String teamId, String source, String category) {

        boolean isByAgent() {
            return by != null && by.type() == ActorType.AGENT;
        }

        /** Null as well for who closed it by blocking the contact (seed 004). */
        String agentId() {
            return isByAgent() && !ClosingSource.BLOCKED.wire().equals(source) ? by.id() : null;
        }
    }

    /**
     * A change where it stands in the timeline.
     *
     * @param inbound the earliest that no agent's change has followed; null without one
     */
    private record Change(Told told, Instant at, boolean firstResponse, Event inbound) {}

    /** @param account what is promised where the opening does not say otherwise */
    StatusChanges(ServiceLevels account) {
        this.account = account;
        this.promised = account;
    }

    @Override
    public void open(Moment at, Opened opening) {
        openedAt = at.at();
        promised = account.of(opening);
        By by = opening == null ? null : opening.by();
        String source = opening == null ? null : opening.source().wire();
        add(new Told(Kind.OPENED, null, Status.OPEN, by, null, source, null), openedAt);
    }

    @Override
    public void step(Step step) {
        if (step.speech() == Speech.INBOUND) {
            customerWrote = true;
            earliestInbound = earliestInbound == null ? step.event() : earliestInbound;
        }
        String before = status.value();
        status.step(step);
        switch (step.data()) {
            case StatusChanged change ->
                add(new Told(Kind.CHANGED, change.from(), change.to(), change.by(), null, null, null), step.at());
            case Reopened reopened ->
                add(new Told(Kind.REOPENED, before, Status.OPEN, reopened.by(), null, null, null), step.at());
            case Closed close when close.source().countsAsClose() -> add(close(before, close), step.at());
            default -> {
                // Nothing else changes the status, or counts.
            }
        }
    }

    private static Told close(String before, Closed close) {
        return new Told(
                Kind.CLOSED,
                before,
                Status.CLOSED,
                close.by(),
                close.teamId(),
                close.source().wire(),
                close.category());
    }

    private void add(Told told, Instant at) {
        boolean firstResponse = told.isByAgent() && customerWrote && !responded;
        changes.add(new Change(told, at, firstResponse, earliestInbound));
        if (told.isByAgent()) {
            responded |= firstResponse;
            earliestInbound = null;
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.count(Fact.STATUS_CHANGE_COUNT, changes.size());
        changes.forEach(change -> sheet.add(row(change, sheet)));
    }

    private StatusChange row(Change change, FactSheet sheet) {
        Told told = change.told;
        Instant at = change.at;
        Instant published = change.inbound == null ? null : change.inbound.time();
        Instant collected = collected(change, sheet);
        Limit limit = limit(change);
        Duration taken = limit == null ? null : taken(limit.since, at, promised.clock(sheet.calendar()));
        Duration over = taken == null ? null : taken.minusSeconds(limit.seconds);
        boolean missed = over != null && over.isPositive();
        return new StatusChange(
                at,
                told.kind,
                told.from,
                told.to,
                told.by == null ? null : told.by.type().wire(),
                told.agentId(),
                told.teamId,
                told.source,
                told.category,
                change.firstResponse,
                taken(published, at, BusinessTime.ALWAYS),
                taken(published, at, sheet.calendar()),
                taken(collected, at, BusinessTime.ALWAYS),
                taken(collected, at, sheet.calendar()),
                limit == null ? null : limit.seconds,
                over == null ? null : !missed,
                missed ? over : null);
    }

    /**
     * When the inbound was collected; null without one, and if that was after the change. Only a time that was told can
     * contradict it: where none was, it is the time of receipt, and what is imported is received long after.
     */
    private static Instant collected(Change change, FactSheet sheet) {
        if (change.inbound == null) {
            return null;
        }
        Instant collected = change.inbound.collected();
        if (!collected.isAfter(change.at)) {
            return collected;
        }
        if (change.inbound.collectedAt() != null) {
            sheet.outOfOrder("time_until_change by collection", collected, change.at);
        }
        return null;
    }

    /** A limit and when its clock started. */
    private record Limit(long seconds, Instant since) {}

    /** The limit that holds for that change; null without one. */
    private Limit limit(Change change) {
        if (change.firstResponse && promised.firstResponseSeconds() != null) {
            return new Limit(promised.firstResponseSeconds(), change.inbound.time());
        }
        return change.told.kind == Kind.CLOSED && promised.resolutionSeconds() != null
                ? new Limit(promised.resolutionSeconds(), openedAt)
                : null;
    }

    /** Null without a clock or a start, and for a start after the end. */
    private static Duration taken(Instant since, Instant at, BusinessTime clock) {
        return clock == null || since == null || at.isBefore(since) ? null : FactSheet.measure(clock, since, at);
    }
}
