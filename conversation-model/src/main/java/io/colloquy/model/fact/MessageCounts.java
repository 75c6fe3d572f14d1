package io.colloquy.model.fact;

import io.colloquy.model.event.AuthorType;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Reopened;
import io.colloquy.model.event.MessageEvent;
import java.time.Instant;

/** How much was said, by whom. Edits, deletions, reactions and receipts are no messages; a broadcast is an interaction only. */
final class MessageCounts implements Concern {

    private long inbound;
    private long outbound;
    private long interactions;
    private Instant firstAt;
    private Instant lastAt;
    private boolean botSpoke;
    private boolean humanSpoke;
    private boolean closed;
    private long handovers;

    @Override
    public void step(Step step) {
        humanSpoke |= step.speech() == Speech.HUMAN;
        if (step.isInteraction()) {
            interaction(step);
        }
        switch (step.data()) {
            case MessageEvent.Sent sent -> botSpoke |= sent.author().type() == AuthorType.BOT;
            case MessageEvent.Handover h -> handovers++;
            case Closed close -> closed |= close.source().countsAsClose();
            case Reopened r -> closed = false;
            default -> {
                // Nothing else is counted here.
            }
        }
    }

    private void interaction(Step step) {
        interactions++;
        switch (step.speech()) {
            case INBOUND -> inbound++;
            case BROADCAST, NONE -> {
                // No message.
            }
            case HUMAN, BOT, AUTOMATIC -> outbound++;
        }
        if (firstAt == null) {
            firstAt = step.at();
        }
        lastAt = step.at();
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.count(Fact.INBOUND_COUNT, inbound);
        sheet.count(Fact.OUTBOUND_COUNT, outbound);
        sheet.count(Fact.MESSAGE_COUNT, inbound + outbound);
        sheet.count(Fact.INTERACTION_COUNT, interactions);
        sheet.put(Fact.INTERACTION_FIRST_AT, firstAt);
        sheet.put(Fact.INTERACTION_LAST_AT, lastAt);
        sheet.put(Fact.BOT_HANDLED, closed && botSpoke && !humanSpoke);
        sheet.count(Fact.BOT_HANDOVERS, handovers);
    }
}
