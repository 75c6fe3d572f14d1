package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.duration;
import static io.colloquy.model.fact.FactDefinition.instant;
import static io.colloquy.model.fact.FactDefinition.text;

/** Facts of a conversation's status and end (metrics 2.2). */
final class ClosingFacts {

    static final FactDefinition STATUS = text(
                    "Status",
                    "merged, closed, or the last status that it was given since it was opened or reopened, else open")
            .nullWhen("never")
            .seeds(Seed.ST, Seed.GL);
    static final FactDefinition FIRST_CLOSED_AT = instant("First closed at", "the first close")
            .leavingOut("closes by merging or deleting the contact")
            .nullWhen("never closed")
            .seeds(Seed.GL, Seed.RI);
    static final FactDefinition LAST_CLOSED_AT = instant("Last closed at", "the last close, kept while reopened")
            .leavingOut("closes by merging or deleting the contact")
            .nullWhen("never closed")
            .seeds(Seed.GL, Seed.RI);
    static final FactDefinition CLOSED_AT = instant("Closed at", "the last close")
            .leavingOut("closes by merging or deleting the contact")
            .nullWhen("never closed, or open again")
            .seeds(Seed.GL, Seed.RI);
    static final FactDefinition CLOSED_SOURCE = text(
                    "Closed by source", "what closed it, of the last close, kept while reopened")
            .nullWhen("never closed, or not told")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition CLOSED_BY_TYPE = text(
                    "Closed by type",
                    "who closed it: agent, application, customer, system, rule, workflow, bot, of the last close, kept while reopened")
            .nullWhen("never closed, or not told")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition CLOSED_BY = text(
                    "Closed by", "the agent who closed it, of the last close, kept while reopened")
            .nullWhen("never closed, not closed by an agent, or closed by blocking the contact")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition CLOSED_BY_NAME = text("Closed by name", "today's name of closed_by")
            .nullWhen("as closed_by")
            .seeds(Seed.RI, Seed.GL, Seed.C24)
            .today();
    static final FactDefinition CLOSED_BY_TEAM = text(
                    "Closed by team", "the team of the last close, kept while reopened")
            .nullWhen("never closed, or not told")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition CLOSED_BY_TEAM_NAME = text("Closed by team name", "today's name of closed_by_team")
            .nullWhen("as closed_by_team")
            .today();
    static final FactDefinition CLOSED_RULE_ID = text("Closed by rule", "the rule that closed it, of the last close")
            .nullWhen("never closed, or not closed by a rule")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition CATEGORY = text(
                    "Conversation category", "the category of the last closing note, kept while reopened")
            .nullWhen("never closed, or not told")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition SUMMARY = text("Summary", "the summary of the last closing note, kept while reopened")
            .nullWhen("never closed, or not told")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition SUCCESS_CODE = text(
                    "Success code", "the success code of the last close, kept while reopened")
            .nullWhen("never closed, or not told")
            .seeds(Seed.RI, Seed.GL, Seed.C24);
    static final FactDefinition RESOLUTION_TIME = duration(
                    "Resolution time", "closed_at - opened_at", "the opening", "the last close")
            .nullWhen("open")
            .seeds(Seed.RI);
    static final FactDefinition CREATED_TO_FIRST_CLOSED = duration(
                    "Created to first closed", "first_closed_at - opened_at", "the opening", "the first close")
            .nullWhen("never closed")
            .seeds(Seed.GL);
    static final FactDefinition CREATED_TO_LAST_CLOSED = duration(
                    "Created to last closed",
                    "last_closed_at - opened_at",
                    "the opening",
                    "the last close, kept while reopened")
            .nullWhen("never closed")
            .seeds(Seed.GL);
    static final FactDefinition FIRST_ASSIGNMENT_TO_CLOSE = duration(
                    "First assignment to close",
                    "closed_at - first_assigned_at",
                    "the first assignment to an agent",
                    "the last close")
            .nullWhen("open, or never assigned")
            .seeds(Seed.RI);
    static final FactDefinition LAST_ASSIGNMENT_TO_CLOSE = duration(
                    "Last assignment to close",
                    "closed_at - last_assigned_at",
                    "the last assignment to an agent",
                    "the last close")
            .nullWhen("open, or never assigned")
            .seeds(Seed.RI);

    private ClosingFacts() {}
}
