package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.count;
import static io.colloquy.model.fact.FactDefinition.flag;
import static io.colloquy.model.fact.FactDefinition.instant;
import static io.colloquy.model.fact.FactDefinition.text;
import static io.colloquy.model.fact.FactDefinition.texts;

/** Facts that count, and of sessions and channels (metrics 2.2). */
final class CountFacts {

    static final FactDefinition INBOUND_COUNT = count(
                    "Inbound messages", "messages of the customer, and calls that the customer began")
            .seeds(Seed.RI, Seed.C24);
    static final FactDefinition OUTBOUND_COUNT = count("Outbound messages", "messages sent to the customer by anyone")
            .leavingOut("broadcasts")
            .seeds(Seed.RI, Seed.C24);
    static final FactDefinition MESSAGE_COUNT = count("Messages", "inbound_count + outbound_count")
            .leavingOut("broadcasts")
            .seeds(Seed.RI, Seed.C24);
    static final FactDefinition INTERACTION_COUNT = count(
                    "Interactions", "rows of the conversation in interactions, broadcasts too")
            .seeds(Seed.ST, Seed.ZV);
    static final FactDefinition INTERACTION_FIRST_AT = instant(
                    "First interaction at", "publication time of the first interaction")
            .nullWhen("no interaction")
            .seeds(Seed.ST, Seed.ZV);
    static final FactDefinition INTERACTION_LAST_AT = instant(
                    "Last interaction at", "publication time of the last interaction")
            .nullWhen("no interaction")
            .seeds(Seed.ST, Seed.ZV);
    static final FactDefinition ASSIGNMENT_COUNT = count(
                    "Assignments", "assignments and unassignments, and one for an assignment that the opening brought")
            .seeds(Seed.RI);
    static final FactDefinition FIRST_SESSION_ID = text(
                    "First session", "id of the first session; a derived one is named <conversation>#<n>")
            .nullWhen("no session")
            .seeds(Seed.GL);
    static final FactDefinition FIRST_CHANNEL = text(
                    "First channel", "channel of the first session, not of distinct channels")
            .nullWhen("fewer sessions")
            .seeds(Seed.GL);
    static final FactDefinition SECOND_CHANNEL = text(
                    "Second channel", "channel of the second session, not of distinct channels")
            .nullWhen("fewer sessions")
            .seeds(Seed.GL);
    static final FactDefinition THIRD_CHANNEL = text(
                    "Third channel", "channel of the third session, not of distinct channels")
            .nullWhen("fewer sessions")
            .seeds(Seed.GL);
    static final FactDefinition LAST_CHANNEL = text(
                    "Last channel", "channel of the last session, not of distinct channels")
            .nullWhen("fewer sessions")
            .seeds(Seed.GL);
    static final FactDefinition SESSION_COUNT = count(
                    "Sessions", "sessions as sent; where none was sent, as derived from the messages")
            .seeds(Seed.GL);
    static final FactDefinition CHANNEL_COUNT =
            count("Channels", "distinct channels of the sessions").seeds(Seed.GL);
    static final FactDefinition SESSION_CHANNELS =
            texts("Channels of the sessions", "channels of the sessions, each once, sorted");
    static final FactDefinition NOTE_COUNT = count("Notes", "notes added").seeds(Seed.GL);
    static final FactDefinition AGENT_COUNT = count(
                    "Agents in sequence",
                    "changes of holder, the first included: A, B, A counts 3; A, A counts 1; A, unassigned, A counts 2")
            .seeds(Seed.GL);
    static final FactDefinition INBOX_COUNT =
            count("Inboxes in sequence", "changes of inbox, the first included").seeds(Seed.GL);
    static final FactDefinition UNASSIGNED_BY_RULE_COUNT =
            count("Unassigned by a rule", "unassignments made by a rule").seeds(Seed.GL);
    static final FactDefinition CLOSED_COUNT = count("Times closed", "closes")
            .leavingOut("closes by merging or deleting the contact")
            .seeds(Seed.GL, Seed.ST);
    static final FactDefinition REOPENED_COUNT =
            count("Times reopened", "reopenings").seeds(Seed.GL, Seed.ST);
    static final FactDefinition TOPIC_ADDED_COUNT =
            count("Times a topic was added", "topic.added events").seeds(Seed.GL, Seed.ST);
    static final FactDefinition TOPIC_REMOVED_COUNT =
            count("Times a topic was removed", "topic.removed events").seeds(Seed.GL, Seed.ST);
    static final FactDefinition STATUS_CHANGE_COUNT = count(
                    "Status changes",
                    "rows of the conversation in status changes: openings, closes, reopenings and changes of status")
            .seeds(Seed.GL, Seed.ST);
    static final FactDefinition BOT_HANDLED = flag(
                    "Handled by bot alone", "closed with no human message though a bot spoke")
            .seeds(Seed.ZV);
    static final FactDefinition BOT_HANDOVERS = count("Bot handovers", "handovers from a bot to another or to humans")
            .seeds(Seed.ZV);

    private CountFacts() {}
}
