package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.count;
import static io.colloquy.model.fact.FactDefinition.decimal;
import static io.colloquy.model.fact.FactDefinition.duration;
import static io.colloquy.model.fact.FactDefinition.flag;
import static io.colloquy.model.fact.FactDefinition.text;

/** Facts of a chat on a web site: how it came about, how long it took, what came of it (metrics 2.2). */
final class ChatFacts {

    static final FactDefinition HOST_NAME = text("Host name", "today's name of host_id")
            .nullWhen("no host, or it has no name")
            .today();
    static final FactDefinition VISITOR_IDENTIFIER = text(
                    "Visitor identifier", "what the visitor is called, as opened; where not told, visitor_id")
            .seeds(Seed.C24);
    static final FactDefinition VISIT_ID =
            text("Visit", "the visit of the web site in which it began").seeds(Seed.C24);
    static final FactDefinition REQUEST_TYPE = text(
                    "Request type", "the type of the entry point by which it began: button or auto_invite")
            .seeds(Seed.C24);
    static final FactDefinition REQUEST_SOURCE = text(
                    "Request source", "the name of the entry point by which it began, as opened")
            .seeds(Seed.C24);
    static final FactDefinition ENTRYPOINT_ID =
            text("Entry point", "the entry point by which it began").inside();
    static final FactDefinition ACCEPT_URL =
            text("Accept URL", "the page on which the visitor began it").seeds(Seed.C24);
    static final FactDefinition DECISION_TIME = duration(
                    "Decision time",
                    "clickedAt - shownAt of the opening",
                    "the visitor sees the entry point",
                    "the visitor clicks it")
            .nullWhen("one of the two was not told")
            .seeds(Seed.C24);
    static final FactDefinition DURATION_TOTAL = duration(
                    "Total duration",
                    "closed_at - start of the visit; without a visit's start, closed_at - opened_at",
                    "the visit's start, else the opening",
                    "the last close")
            .nullWhen("open")
            .seeds(Seed.C24);
    static final FactDefinition DURATION_CONVERSATION = duration(
                    "Duration of the conversation",
                    "time of the last message - opened_at; 0 without messages",
                    "the opening",
                    "the last message in either direction, closing texts included")
            .leavingOut("broadcasts")
            .nullWhen("the last message came before the opening")
            .seeds(Seed.C24);
    static final FactDefinition DURATION_AFTER_CLOSE = duration(
                    "Duration until the close",
                    "closed_at - last inbound message before it",
                    "the customer's last message before the close",
                    "the last close")
            .nullWhen("open, or no inbound message before the close")
            .seeds(Seed.C24);
    static final FactDefinition AVERAGE_MESSAGE_LENGTH = decimal(
                    "Average message length",
                    "mean of the characters (Unicode code points) of the messages with text, two decimals, half rounded up; "
                            + "the text as last edited, of a deleted message empty; 0 without messages")
            .leavingOut("broadcasts, messages that never had a text")
            .seeds(Seed.C24);
    static final FactDefinition MAX_MESSAGE_LENGTH = count(
                    "Longest message",
                    "most characters (Unicode code points) of a message, as last edited, of a deleted one none; "
                            + "0 without messages")
            .leavingOut("broadcasts")
            .seeds(Seed.C24);
    static final FactDefinition BLOCKED = flag(
                    "Blocked",
                    "whether the visitor was blocked in it, by an agent or by a close that blocks the contact")
            .seeds(Seed.C24);
    static final FactDefinition BLOCK_REASON = text("Block reason", "the reason that the last agent to block gave")
            .nullWhen("not blocked by an agent")
            .seeds(Seed.C24);
    static final FactDefinition GOALS = text(
                    "Goals", "the goals reached, separated by commas, in the order reached, each as often as reached")
            .nullWhen("none")
            .seeds(Seed.C24);
    static final FactDefinition TOTAL_GOAL_VALUE = decimal(
                    "Total goal value",
                    "sum of the values of the goals reached, a goal without value being 0; added up exactly, then shown "
                            + "with two decimals, half rounded up")
            .nullWhen("no goal")
            .seeds(Seed.C24);
    static final FactDefinition TRANSCRIPT_URL = text(
                    "Transcript URL",
                    "address of the whole transcript, below the public address that is configured; opening it needs a login")
            .nullWhen("no public address is configured")
            .seeds(Seed.C24)
            .today();
    static final FactDefinition CONVERSATION_LINK = text(
                    "Conversation link",
                    "address of the conversation's page, below the public address that is configured; opening it needs a login")
            .nullWhen("no public address is configured")
            .seeds(Seed.GL)
            .today();

    private ChatFacts() {}
}
