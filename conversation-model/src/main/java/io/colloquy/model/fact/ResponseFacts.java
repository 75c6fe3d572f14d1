package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.count;
import static io.colloquy.model.fact.FactDefinition.duration;
import static io.colloquy.model.fact.FactDefinition.flag;
import static io.colloquy.model.fact.FactDefinition.instant;
import static io.colloquy.model.fact.FactDefinition.text;

/** Facts of how fast customers were answered (metrics 2.2). */
final class ResponseFacts {

    private static final String NOT_HUMAN =
            "templates, and messages of bots, workflows, the API, broadcasts and the system";

    static final FactDefinition FIRST_RESPONSE_AT = instant(
                    "First response at", "the earliest human message after the opening that follows an inbound message")
            .leavingOut(NOT_HUMAN)
            .nullWhen("no such message")
            .seeds(Seed.RI);
    static final FactDefinition FIRST_RESPONSE_BY = text(
                    "First response by", "the agent who sent the first response, not the assignee")
            .nullWhen("no first response, or its agent is not told")
            .seeds(Seed.RI);
    static final FactDefinition FIRST_RESPONSE_BY_NAME = text(
                    "First response by name", "today's name of first_response_by")
            .nullWhen("as first_response_by")
            .today();
    static final FactDefinition FIRST_RESPONSE_TIME = duration(
                    "First response time", "first_response_at - opened_at", "the opening", "the first response")
            .leavingOut(NOT_HUMAN)
            .nullWhen("no first response")
            .seeds(Seed.RI);
    static final FactDefinition FIRST_REPLY_TIME = duration(
                    "First reply time",
                    "first human message after the first inbound - first inbound",
                    "the first inbound message",
                    "the first human message after it")
            .leavingOut(NOT_HUMAN)
            .nullWhen("no inbound message, or no human message after it")
            .seeds(Seed.C24);
    static final FactDefinition ACCEPT_TO_FIRST_RESPONSE = duration(
                    "Acceptance to first response",
                    "first human message after the acceptance (without one: after the first assignment) - that",
                    "the first acceptance, else the first assignment",
                    "the first human message after it")
            .leavingOut(NOT_HUMAN)
            .nullWhen("neither accepted nor assigned, or no human message after it")
            .seeds(Seed.C24);
    static final FactDefinition HANDOVER_TO_FIRST_RESPONSE = duration(
                    "Handover to first response",
                    "first human message after the first handover to humans - the handover",
                    "the first bot.handover to humans",
                    "the first human message after it")
            .leavingOut(NOT_HUMAN)
            .nullWhen("no handover to humans, or no human message after it");
    static final FactDefinition FIRST_ASSIGNMENT_TO_FIRST_RESPONSE = duration(
                    "First assignment to first response",
                    "first_response_at - first_assigned_at",
                    "the first assignment to an agent",
                    "the first response")
            .leavingOut(NOT_HUMAN)
            .nullWhen("the response came before the assignment, or one of them is missing")
            .seeds(Seed.RI);
    static final FactDefinition LAST_ASSIGNMENT_TO_RESPONSE = duration(
                    "Last assignment to response",
                    "the last assigned agent's first human message after last_assigned_at that answers an inbound tied to that assignment - last_assigned_at; tied is an inbound after the assignment, or one before it with no other agent holding the conversation from the inbound to the assignment",
                    "the last assignment to an agent",
                    "that agent's first message after it that answers a tied inbound")
            .leavingOut(NOT_HUMAN)
            .nullWhen("no such message")
            .seeds(Seed.RI);
    static final FactDefinition AVERAGE_RESPONSE_TIME = duration(
                    "Average response time",
                    "mean over all responses of response - waiting since",
                    "the earliest inbound that nothing has cleared since",
                    "the human message that answers it")
            .leavingOut("human messages while nobody waits; " + NOT_HUMAN)
            .nullWhen("no response")
            .seeds(Seed.RI, Seed.C24);
    static final FactDefinition MAX_RESPONSE_TIME = duration(
                    "Longest response time",
                    "longest over all responses of response - waiting since",
                    "the earliest inbound that nothing has cleared since",
                    "the human message that answers it")
            .leavingOut("human messages while nobody waits; " + NOT_HUMAN)
            .nullWhen("no response")
            .seeds(Seed.RI, Seed.C24);
    static final FactDefinition RESPONSE_COUNT = count("Responses", "human messages sent while the customer is waiting")
            .leavingOut(NOT_HUMAN)
            .seeds(Seed.RI, Seed.C24);
    static final FactDefinition WAITING_SINCE = instant(
                    "Waiting since",
                    "the earliest inbound message that neither a human message, a bot's, nor a close has cleared since, or the handover to humans after it")
            .nullWhen("nobody is waiting");
    static final FactDefinition UNANSWERED = flag("Unanswered", "the customer wrote and no human ever answered");

    private ResponseFacts() {}
}
