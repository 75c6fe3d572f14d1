package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.InboxChanged;
import io.colloquy.model.event.ConversationEvent.Opened;

/** The inboxes that the conversation went through; the same one again is no change. */
final class Inboxes implements Concern {

    private String created;
    private String closed;
    private String current;
    private long count;

    @Override
    public void open(Moment at, Opened opening) {
        if (opening != null && opening.inboxId() != null) {
            enter(opening.inboxId());
        }
        created = current;
    }

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case InboxChanged change -> enter(change.inboxId());
            case Closed close when close.source().countsAsClose() -> closed = current;
            default -> {
                // Nothing else moves it.
            }
        }
    }

    /** The inbox at the opening; null when in none. */
    String created() {
        return created;
    }

    private void enter(String inbox) {
        if (!inbox.equals(current)) {
            count++;
        }
        current = inbox;
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.put(Fact.INBOX_CREATED, created);
        sheet.put(Fact.INBOX_CLOSED, closed);
        sheet.put(Fact.INBOX_CURRENT, current);
        sheet.count(Fact.INBOX_COUNT, count);
    }
}
