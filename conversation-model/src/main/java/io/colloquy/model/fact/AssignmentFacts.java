package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.duration;
import static io.colloquy.model.fact.FactDefinition.flag;
import static io.colloquy.model.fact.FactDefinition.instant;
import static io.colloquy.model.fact.FactDefinition.text;

/** Facts of who had a conversation, and when (metrics 2.2). */
final class AssignmentFacts {

    static final FactDefinition FIRST_ASSIGNED_AT = instant(
                    "First assigned at", "the first assignment to an agent; the opening if it was assigned before")
            .nullWhen("never assigned")
            .seeds(Seed.RI);
    static final FactDefinition FIRST_ASSIGNEE = text(
                    "First assignee",
                    "the agent of the first assignment; if it was assigned before the opening, that assignee")
            .nullWhen("never assigned")
            .seeds(Seed.RI);
    static final FactDefinition FIRST_ASSIGNEE_NAME = text("First assignee name", "today's name of first_assignee")
            .nullWhen("never assigned")
            .today();
    static final FactDefinition LAST_ASSIGNED_AT = instant("Last assigned at", "the last assignment to an agent")
            .nullWhen("never assigned")
            .seeds(Seed.RI);
    static final FactDefinition LAST_ASSIGNEE = text("Last assignee", "the agent of the last assignment to an agent")
            .nullWhen("never assigned")
            .seeds(Seed.RI);
    static final FactDefinition LAST_ASSIGNEE_NAME = text("Last assignee name", "today's name of last_assignee")
            .nullWhen("never assigned")
            .today();
    static final FactDefinition UNASSIGNED_AT_END = flag(
                    "Unassigned at the end",
                    "nobody holds it now, or held it at the close; true also when it was never assigned")
            .seeds(Seed.RI);
    static final FactDefinition ASSIGNEE_CREATED = text("Assignee at the opening", "the assignee at the opening")
            .nullWhen("unassigned then")
            .seeds(Seed.GL);
    static final FactDefinition ASSIGNEE_CREATED_NAME = text(
                    "Assignee at the opening, name", "today's name of assignee_created")
            .nullWhen("as assignee_created")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition ASSIGNEE_CLOSED = text("Assignee at the last close", "the assignee at the last close")
            .nullWhen("unassigned then, or never closed")
            .seeds(Seed.GL);
    static final FactDefinition ASSIGNEE_CLOSED_NAME = text(
                    "Assignee at the last close, name", "today's name of assignee_closed")
            .nullWhen("as assignee_closed")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition ASSIGNEE_CURRENT =
            text("Assignee now", "the assignee now").nullWhen("unassigned then").seeds(Seed.GL);
    static final FactDefinition ASSIGNEE_CURRENT_NAME = text("Assignee now, name", "today's name of assignee_current")
            .nullWhen("as assignee_current")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition INBOX_CREATED = text("Inbox at the opening", "the inbox at the opening")
            .nullWhen("in no inbox then")
            .seeds(Seed.GL);
    static final FactDefinition INBOX_CREATED_NAME = text("Inbox at the opening, name", "today's name of inbox_created")
            .nullWhen("as inbox_created")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition INBOX_CLOSED = text("Inbox at the last close", "the inbox at the last close")
            .nullWhen("in no inbox then, or never closed")
            .seeds(Seed.GL);
    static final FactDefinition INBOX_CLOSED_NAME = text(
                    "Inbox at the last close, name", "today's name of inbox_closed")
            .nullWhen("as inbox_closed")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition INBOX_CURRENT =
            text("Inbox now", "the inbox now").nullWhen("in no inbox then").seeds(Seed.GL);
    static final FactDefinition INBOX_CURRENT_NAME = text("Inbox now, name", "today's name of inbox_current")
            .nullWhen("as inbox_current")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition FIRST_ASSIGNMENT_TIME = duration(
                    "Time to first assignment",
                    "first_assigned_at - opened_at",
                    "the opening",
                    "the first assignment to an agent")
            .nullWhen("assigned before the opening, or never")
            .seeds(Seed.RI);

    private AssignmentFacts() {}
}
