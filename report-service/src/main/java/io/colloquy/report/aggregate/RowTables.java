package io.colloquy.report.aggregate;

import io.colloquy.model.row.Assignment;
import io.colloquy.model.row.BacklogStretch;
import io.colloquy.model.row.HeldChat;
import io.colloquy.model.row.Payment;
import io.colloquy.model.row.Response;
import io.colloquy.model.row.Session;
import io.colloquy.model.row.StatusChange;
import io.colloquy.model.row.Survey;
import io.colloquy.model.row.TopicStretch;
import java.util.List;
import java.util.Locale;

/** The tables of a conversation's rows (migration V013). */
final class RowTables {
    /** In the order in which they are written. */
    static final List<RowTable<?>> ALL = List.of(
            new RowTable<>("conversation_status_changes", StatusChange.class)
                    .instant("at", StatusChange::at)
                    .text("kind", row -> word(row.kind()))
                    .text("from_status", StatusChange::from)
                    .text("to_status", StatusChange::to)
                    .text("by_type", StatusChange::byType)
                    .text("agent_id", StatusChange::agentId)
                    .text("team_id", StatusChange::teamId)
                    .text("source", StatusChange::source)
                    .text("category", StatusChange::category)
                    .flag("first_response_change", StatusChange::firstResponseChange)
                    .duration("until_by_publication_ms", StatusChange::untilByPublication)
                    .duration("until_by_publication_business_ms", StatusChange::untilByPublicationBusiness)
                    .duration("until_by_collection_ms", StatusChange::untilByCollection)
                    .duration("until_by_collection_business_ms", StatusChange::untilByCollectionBusiness)
                    .number("sla_seconds", StatusChange::slaSeconds)
                    .flag("sla_met", StatusChange::slaMet)
                    .duration("sla_overrun_ms", StatusChange::slaOverrun),
            new RowTable<>("conversation_responses", Response.class)
                    .text("agent_id", Response::agentId)
                    .text("team_id", Response::teamId)
                    .instant("waiting_since", Response::waitingSince)
                    .instant("at", Response::at)
                    .duration("time_ms", Response::time)
                    .duration("time_business_ms", Response::businessTime),
            new RowTable<>("conversation_assignments", Assignment.class)
                    .instant("at", Assignment::at)
                    .text("kind", row -> word(row.kind()))
                    .text("agent_id", Assignment::agentId)
                    .text("team_id", Assignment::teamId)
                    .text("account_ref", Assignment::accountRef)
                    .text("by_type", Assignment::byType)
                    .text("by_id", Assignment::byId),
            new RowTable<>("conversation_held_chats", HeldChat.class)
                    .text("agent_id", HeldChat::agentId)
                    .text("account_ref", HeldChat::accountRef)
                    .text("team_id", HeldChat::teamId)
                    .instant("received_at", HeldChat::receivedAt)
                    .instant("ended_at", HeldChat::endedAt)
                    .instant("first_message_at", HeldChat::firstMessageAt)
                    .flag("visitor_wrote", HeldChat::visitorWrote),
            new RowTable<>("conversation_sessions", Session.class)
                    .text("session_id", Session::sessionId)
                    .text("channel", Session::channel)
                    .instant("started_at", Session::startedAt)
                    .instant("ended_at", Session::endedAt)
                    .flag("derived", Session::derived)
                    .text("by_type", Session::byType),
            new RowTable<>("conversation_surveys", Survey.class)
                    .instant("at", Survey::at)
                    .flag("answered", Survey::answered)
                    .text("kind", Survey::kind)
                    .text("agent_id", Survey::agentId)
                    .text("credited_agent_id", Survey::creditedAgentId)
                    .text("score", Survey::score)
                    .text("rating", Survey::rating)
                    .text("question", Survey::question)
                    .text("comment", Survey::comment),
            new RowTable<>("conversation_payments", Payment.class)
                    .text("payment_id", Payment::paymentId)
                    .text("status", Payment::status)
                    .instant("requested_at", Payment::requestedAt)
                    .instant("at", Payment::at)
                    .decimal("amount", Payment::amount)
                    .text("currency", Payment::currency),
            new RowTable<>("conversation_topics", TopicStretch.class)
                    .text("topic_id", TopicStretch::topicId)
                    .instant("added_at", TopicStretch::addedAt)
                    .instant("removed_at", TopicStretch::removedAt),
            new RowTable<>("conversation_backlog", BacklogStretch.class)
                    .text("kind", row -> word(row.kind()))
                    .instant("started_at", BacklogStretch::startedAt)
                    .instant("ended_at", BacklogStretch::endedAt));

    private RowTables() {}

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
