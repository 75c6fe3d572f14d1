package io.colloquy.model.fact;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Merged;
import io.colloquy.model.event.ConversationEvent.Reopened;

/**
 * What first contact resolution needs to know of the conversation itself (metrics 2.2). Whether the contact came back in
 * another one is resolved on reading.
 */
final class FirstContact implements Concern {

    private final Opening opening;
    private boolean closedOnce;
    private Moment firstReopenedAt;
    private String mergedInto;
    private Moment mergedAt;

    /** Who opened it, that concern knows. */
    FirstContact(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case Closed close -> closedOnce |= close.source().countsAsClose();
            case Reopened r when closedOnce && firstReopenedAt == null -> firstReopenedAt = step.moment();
            case Merged merge -> {
                mergedInto = merge.into();
                mergedAt = step.moment();
            }
            default -> {
                // Nothing else decides it.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        boolean byCustomer = opening.initiator() == ActorType.CUSTOMER;
        sheet.put(Fact.FCR_ELIGIBLE, closedOnce && byCustomer && mergedInto == null);
        sheet.put(Fact.FIRST_REOPENED_AT, firstReopenedAt);
        sheet.put(Fact.MERGED_INTO, mergedInto);
        sheet.put(Fact.MERGED_AT, mergedAt);
    }
}
