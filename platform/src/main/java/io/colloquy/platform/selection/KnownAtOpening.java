package io.colloquy.platform.selection;

import io.colloquy.model.fact.Fact;
import java.util.Set;

/** The facts that stand when a conversation is opened: only they can restrict what was opened (reports 3.2). */
final class KnownAtOpening {
    static final Set<Fact> FACTS = Set.of(
            Fact.CONVERSATION_ID,
            Fact.CONTACT_ID,
            Fact.CONTACT_TYPE,
            Fact.OPENED_AT,
            Fact.OPENED_SOURCE,
            Fact.OPENED_CHANNEL,
            Fact.CONNECTION_ID,
            Fact.ENVIRONMENT,
            Fact.BOT_ID,
            Fact.INBOX_CREATED,
            Fact.CAMPAIGN_ID);

    private KnownAtOpening() {}
}
