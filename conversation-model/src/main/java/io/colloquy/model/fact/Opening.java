package io.colloquy.model.fact;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.By;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.Environment;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.OpeningSource;
import io.colloquy.model.event.WireName;

/**
 * How the conversation began: as its opening event says, and where there is none, as its first message shows. Later
 * messages never fill what the opening left out, but for the contact.
 */
final class Opening implements Concern {

    private Moment at;
    private Opened opening;
    private Step firstMessage;
    private String contactOfMessages;

    @Override
    public void open(Moment openedAt, Opened opened) {
        at = openedAt;
        opening = opened;
    }

    @Override
    public void step(Step step) {
        if (firstMessage == null && step.isInteraction()) {
            firstMessage = step;
        }
        if (contactOfMessages == null && step.data() instanceof MessageEvent message) {
            contactOfMessages = message.contactId();
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.put(Fact.OPENED_AT, at);
        sheet.put(Fact.ENVIRONMENT, (opening == null ? Environment.PRODUCTION : opening.environment()).wire());
        sheet.put(Fact.CONTACT_ID, opening == null ? contactOfMessages : opening.contactId());
        if (opening != null) {
            reportOpening(sheet);
        } else if (firstMessage != null) {
            reportFirstMessage(sheet);
        }
    }

    private void reportOpening(FactSheet sheet) {
        sheet.put(Fact.OPENED_SOURCE, opening.source().wire());
        sheet.put(Fact.OPENED_CHANNEL, wire(opening.channel()));
        sheet.put(Fact.CONNECTION_ID, opening.connectionId());
        sheet.put(Fact.PUBLICATION_TYPE, wire(opening.publicationType()));
        sheet.put(Fact.BOT_ID, opening.botId());
        sheet.put(Fact.CONTACT_TYPE_SENT, wire(opening.contactType()));
        sheet.put(Fact.CAMPAIGN_ID, opening.campaignId());
        sheet.put(Fact.HOST_ID, opening.hostId());
        WebsiteVisit.report(sheet, at, opening);
        By by = opening.by();
        sheet.put(Fact.INITIATOR_TYPE, initiator().wire());
        sheet.put(Fact.INITIATOR_AGENT_ID, by != null && by.type() == ActorType.AGENT ? by.id() : null);
    }

    private void reportFirstMessage(FactSheet sheet) {
        sheet.put(Fact.OPENED_SOURCE, sourceOfFirstMessage().wire());
        sheet.put(Fact.INITIATOR_TYPE, initiator().wire());
        switch (firstMessage.data()) {
            case MessageEvent.Content message -> {
                sheet.put(Fact.OPENED_CHANNEL, message.channel().wire());
                sheet.put(Fact.CONNECTION_ID, message.connectionId());
            }
            default -> sheet.put(Fact.OPENED_CHANNEL, Channel.PHONE_CALL.wire());
        }
        if (firstMessage.data() instanceof MessageEvent.Received received) {
            sheet.put(Fact.PUBLICATION_TYPE, wire(received.publicationType()));
        }
    }

    /** Who opened it, as far as was told up to now; null as long as there is neither an opening nor a message. */
    ActorType initiator() {
        if (opening != null) {
            return opening.by() == null
                    ? initiator(opening.source())
                    : opening.by().type();
        }
        return firstMessage == null ? null : initiator(sourceOfFirstMessage());
    }

    private OpeningSource sourceOfFirstMessage() {
        return firstMessage.speech() == Speech.INBOUND ? OpeningSource.CONTACT : OpeningSource.USER;
    }

    private static ActorType initiator(OpeningSource source) {
        return switch (source) {
            case CONTACT, PAID_ADS -> ActorType.CUSTOMER;
            case USER -> ActorType.AGENT;
            case API, ZAPIER, MAKE -> ActorType.APPLICATION;
            case WORKFLOW, BOT, IMPORT -> ActorType.SYSTEM;
        };
    }

    private static String wire(WireName word) {
        return word == null ? null : word.wire();
    }
}
