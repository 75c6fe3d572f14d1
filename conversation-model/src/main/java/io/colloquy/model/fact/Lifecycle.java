package io.colloquy.model.fact;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.By;
import io.colloquy.model.event.ClosingSource;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Reopened;

/**
 * Status, closes and reopenings (metrics 2.1). A close by merging or deleting the contact sets the status and nothing
 * else; merged is final and wins over closed; a change of status never closes or reopens, whatever word it brings.
 */
final class Lifecycle implements Concern {

    private final Status status = new Status();
    private Moment openedAt;
    private Moment firstClosedAt;
    private Moment lastClosedAt;
    private Moment closedAt;
    private Closed lastClose;
    private long closes;
    private long reopenings;

    @Override
    public void open(Moment at, Opened opening) {
        openedAt = at;
    }

    @Override
    public void step(Step step) {
        status.step(step);
        switch (step.data()) {
            case Closed close when close.source().countsAsClose() -> close(close, step.moment());
            case Reopened r -> {
                closedAt = null;
                reopenings++;
            }
            default -> {
                // Nothing else closes or reopens.
            }
        }
    }

    private void close(Closed close, Moment at) {
        if (firstClosedAt == null) {
            firstClosedAt = at;
        }
        lastClosedAt = at;
        closedAt = at;
        lastClose = close;
        closes++;
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.put(Fact.STATUS, status.value());
        sheet.put(Fact.FIRST_CLOSED_AT, firstClosedAt);
        sheet.put(Fact.LAST_CLOSED_AT, lastClosedAt);
        sheet.put(Fact.CLOSED_AT, closedAt);
        sheet.span(Fact.RESOLUTION_TIME, openedAt, closedAt);
        sheet.span(Fact.CREATED_TO_FIRST_CLOSED, openedAt, firstClosedAt);
        sheet.span(Fact.CREATED_TO_LAST_CLOSED, openedAt, lastClosedAt);
        sheet.count(Fact.CLOSED_COUNT, closes);
        sheet.count(Fact.REOPENED_COUNT, reopenings);
        if (lastClose != null) {
            reportLastClose(sheet);
        }
    }

    private void reportLastClose(FactSheet sheet) {
        sheet.put(Fact.CLOSED_SOURCE, lastClose.source().wire());
        sheet.put(Fact.CLOSED_BY_TEAM, lastClose.teamId());
        sheet.put(Fact.CATEGORY, lastClose.category());
        sheet.put(Fact.SUMMARY, lastClose.summary());
        sheet.put(Fact.SUCCESS_CODE, lastClose.successCode());
        By by = lastClose.by();
        if (by == null) {
            return;
        }
        sheet.put(Fact.CLOSED_BY_TYPE, by.type().wire());
        if (by.type() == ActorType.AGENT && lastClose.source() != ClosingSource.BLOCKED) {
            sheet.put(Fact.CLOSED_BY, by.id());
        }
        if (by.type() == ActorType.RULE) {
            sheet.put(Fact.CLOSED_RULE_ID, by.id());
        }
    }
}
