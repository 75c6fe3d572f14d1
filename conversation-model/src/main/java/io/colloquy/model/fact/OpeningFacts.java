package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.instant;
import static io.colloquy.model.fact.FactDefinition.text;

/** Facts of how a conversation began, and with whom (metrics 2.2). */
final class OpeningFacts {

    static final FactDefinition CONVERSATION_ID = text("Conversation id", "the producer's own id of the conversation")
            .nullWhen("never")
            .seeds(Seed.ST, Seed.C24, Seed.GL, Seed.ZV, Seed.RI);
    static final FactDefinition CONTACT_ID = text(
                    "Contact id", "the contact; after contact.merged the surviving one, on reading")
            .seeds(Seed.ST, Seed.C24, Seed.GL, Seed.ZV, Seed.RI);
    static final FactDefinition CONTACT_NAME = text("Contact name", "today's name of the contact")
            .nullWhen("the contact has none")
            .seeds(Seed.ST, Seed.C24, Seed.GL, Seed.ZV, Seed.RI)
            .today();
    static final FactDefinition CONTACT_EMAIL = text("Contact e-mail", "today's e-mail of the contact")
            .nullWhen("the contact has none")
            .seeds(Seed.ST, Seed.C24, Seed.GL, Seed.ZV, Seed.RI)
            .today();
    static final FactDefinition CONTACT_PHONE = text("Contact phone", "today's phone of the contact")
            .nullWhen("the contact has none")
            .seeds(Seed.ST, Seed.C24, Seed.GL, Seed.ZV, Seed.RI)
            .today();
    static final FactDefinition CONTACT_COMPANY_ID = text("Contact company id", "today's company id of the contact")
            .nullWhen("the contact has none")
            .seeds(Seed.ST, Seed.C24, Seed.GL, Seed.ZV, Seed.RI)
            .today();
    static final FactDefinition OPENED_AT = instant(
                    "Opened at", "time of conversation.opened; without one, of the first event")
            .nullWhen("never")
            .seeds(Seed.ST, Seed.C24, Seed.GL, Seed.ZV, Seed.RI);
    static final FactDefinition OPENED_SOURCE = text(
                    "Opened by source",
                    "what opened it; without an opening event contact or user, by the first message")
            .nullWhen("neither an opening nor a message")
            .seeds(Seed.RI, Seed.ST, Seed.ZV);
    static final FactDefinition OPENED_CHANNEL = text(
                    "Opened by channel",
                    "the channel as opened, which later messages do not fill; without an opening event that of the first message")
            .nullWhen("opened by hand without a channel")
            .seeds(Seed.RI, Seed.ST, Seed.ZV);
    static final FactDefinition CONNECTION_ID = text(
                    "Connection",
                    "the proprietary page or number as opened; without an opening event that of the first message")
            .seeds(Seed.RI, Seed.ST, Seed.ZV);
    static final FactDefinition CONNECTION_NAME = text("Connection name", "today's name of connection_id")
            .nullWhen("no connection, or it has no name")
            .today();
    static final FactDefinition PUBLICATION_TYPE = text(
                    "Publication type", "as opened; without an opening event that of the first message")
            .seeds(Seed.RI, Seed.ST, Seed.ZV);
    static final FactDefinition ENVIRONMENT = text("Environment", "production, or test for a trial")
            .nullWhen("never")
            .seeds(Seed.RI, Seed.ST, Seed.ZV);
    static final FactDefinition BOT_ID = text("Bot", "the bot as opened").seeds(Seed.RI, Seed.ST, Seed.ZV);
    static final FactDefinition BOT_NAME = text("Bot name", "today's name of bot_id")
            .nullWhen("no bot, or it has no name")
            .today();
    static final FactDefinition INITIATOR_TYPE = text(
                    "Initiator type",
                    "who opened it; where not told: contact and paid_ads customer, user agent, api, zapier and make application, else system")
            .nullWhen("neither an opening nor a message")
            .seeds(Seed.GL);
    static final FactDefinition INITIATOR_AGENT_ID = text("Initiator agent", "the agent who opened it")
            .nullWhen("not opened by an agent")
            .seeds(Seed.GL);
    static final FactDefinition INITIATOR_AGENT_NAME = text(
                    "Initiator agent name", "today's name of initiator_agent_id")
            .nullWhen("not opened by an agent")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition CONTACT_TYPE = text(
                    "Contact type",
                    "as sent; else new if no other conversation of the contact has a smaller (opened_at, id), else returning")
            .leavingOut("test conversations")
            .nullWhen("never")
            .seeds(Seed.RI)
            .today();
    static final FactDefinition CONTACT_TYPE_SENT =
            text("Contact type as sent", "contactType of the opening").inside();
    static final FactDefinition CAMPAIGN_ID =
            text("Campaign", "the campaign as opened").seeds(Seed.C24);
    static final FactDefinition CAMPAIGN_NAME = text("Campaign name", "today's name of campaign_id")
            .nullWhen("no campaign, or it has no name")
            .today();
    static final FactDefinition HOST_ID = text("Host", "the web site as opened").seeds(Seed.C24);
    static final FactDefinition VISITOR_ID =
            text("Visitor", "the web site's visitor as opened").seeds(Seed.C24);

    private OpeningFacts() {}
}
