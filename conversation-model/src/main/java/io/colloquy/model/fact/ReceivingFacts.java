package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.duration;
import static io.colloquy.model.fact.FactDefinition.text;
import static io.colloquy.model.fact.FactDefinition.texts;

/** Facts of the agents who received a conversation, of their accounts and of their work (metrics 2.2). */
final class ReceivingFacts {

    private static final String NEVER_RECEIVED = "no agent ever held it";

    static final FactDefinition ASSIGNED_AGENT_ID = text(
                    "Assigned agent", "the agent of the first receiving: assigned, or accepting without being it")
            .nullWhen(NEVER_RECEIVED)
            .seeds(Seed.C24);
    static final FactDefinition ASSIGNED_AGENT_NAME = text("Assigned agent name", "today's name of assigned_agent_id")
            .nullWhen("as assigned_agent_id, or it has no name")
            .today();
    static final FactDefinition ASSIGNED_AGENT_ACCOUNT_SENT = text(
                    "Assigned agent's account as sent", "accountRef of the first receiving's assignment or acceptance")
            .inside();
    static final FactDefinition ASSIGNED_AGENT_ACCOUNT_ID = text(
                    "Assigned agent's account",
                    "the account of assigned_agent_id: as its assignment or acceptance says, else the agent's own today, "
                            + "else this account")
            .nullWhen(NEVER_RECEIVED)
            .seeds(Seed.C24)
            .today();
    static final FactDefinition ASSIGNED_AGENT_ACCOUNT_NAME = text(
                    "Assigned agent's account name", "today's name of assigned_agent_account_id")
            .nullWhen("as assigned_agent_account_id, or it has no name")
            .seeds(Seed.C24)
            .today();
    static final FactDefinition LAST_AGENT_ID = text(
                    "Last agent", "the agent of the last receiving: assigned, or accepting without being it")
            .nullWhen(NEVER_RECEIVED)
            .seeds(Seed.C24);
    static final FactDefinition LAST_AGENT_NAME = text("Last agent name", "today's name of last_agent_id")
            .nullWhen("as last_agent_id, or it has no name")
            .today();
    static final FactDefinition LAST_AGENT_ACCOUNT_SENT = text(
                    "Last agent's account as sent", "accountRef of the last receiving's assignment or acceptance")
            .inside();
    static final FactDefinition LAST_AGENT_ACCOUNT_ID = text(
                    "Last agent's account",
                    "the account of last_agent_id: as its assignment or acceptance says, else the agent's own today, "
                            + "else this account")
            .nullWhen(NEVER_RECEIVED)
            .seeds(Seed.C24)
            .today();
    static final FactDefinition LAST_AGENT_ACCOUNT_NAME = text(
                    "Last agent's account name", "today's name of last_agent_account_id")
            .nullWhen("as last_agent_account_id, or it has no name")
            .seeds(Seed.C24)
            .today();
    static final FactDefinition INVOLVED_AGENTS = texts(
            "Agents involved",
            "agents assigned, accepting or writing by hand for whom no assignment or acceptance tells an account; "
                    + "each once, sorted");
    static final FactDefinition INVOLVED_ACCOUNTS =
            texts("Agents' accounts involved", "accounts that assignments and acceptances tell; each once, sorted");
    static final FactDefinition HANDLING_TYPE = text(
                    "Handling type",
                    "self if all agents involved (assigned, accepting or writing) are of this account, external if all are "
                            + "of others, hybrid if of both; an agent's account is as assignments and acceptances say, else "
                            + "the agent's own today, else this one")
            .leavingOut("bots")
            .nullWhen("no agent involved")
            .seeds(Seed.C24)
            .today();
    static final FactDefinition HANDLE_TIME = duration(
                    "Handle time",
                    "per agent the time with the customer's profile open while the conversation is open, overlaps once; "
                            + "summed over agents",
                    "each handle.started, or the conversation opening under it",
                    "its handle.ended, or the conversation closing before it")
            .leavingOut("what has not ended; time in which the conversation is closed")
            .nullWhen("no handle event")
            .seeds(Seed.GL);

    private ReceivingFacts() {}
}
