package io.colloquy.report.conversation;

import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.SubjectType;
import io.colloquy.model.event.WireName;
import io.colloquy.report.query.Names;
import io.colloquy.report.query.Names.Reference;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an event says beside who did it and, for a message, the message. */
final class EventDetails {
    private final Names names;

    EventDetails(Names names) {
        this.names = names;
    }

    /** By name of the field; fields that were not sent are left out. */
    Map<String, Object> of(EventData data) {
        Details details = new Details();
        switch (data) {
            case ConversationEvent.Opened opened -> opened(details, opened);
            case ConversationEvent.Accepted accepted -> details.put("accountRef", accepted.accountRef());
            case ConversationEvent.Assigned assigned ->
                details.reference("agent", SubjectType.AGENT, assigned.agentId())
                        .reference("team", SubjectType.TEAM, assigned.teamId())
                        .put("accountRef", assigned.accountRef());
            case ConversationEvent.InboxChanged changed ->
                details.reference("inbox", SubjectType.INBOX, changed.inboxId());
            case ConversationEvent.StatusChanged changed ->
                details.put("from", changed.from()).put("to", changed.to()).put("reason", changed.reason());
            case ConversationEvent.SessionStarted session ->
                details.put("sessionId", session.sessionId()).put("channel", session.channel());
            case ConversationEvent.SessionEnded session ->
                details.put("sessionId", session.sessionId()).put("channel", session.channel());
            case ConversationEvent.TopicAdded topic -> details.reference("topic", SubjectType.TOPIC, topic.topicId());
            case ConversationEvent.TopicRemoved topic -> details.reference("topic", SubjectType.TOPIC, topic.topicId());
            case ConversationEvent.NoteAdded note -> details.put("text", note.text());
            case ConversationEvent.PaymentRequested payment ->
                details.payment(payment.paymentId(), payment.amount(), payment.currency());
            case ConversationEvent.PaymentCompleted payment ->
                details.payment(payment.paymentId(), payment.amount(), payment.currency());
            case ConversationEvent.PaymentDeclined payment ->
                details.payment(payment.paymentId(), payment.amount(), payment.currency());
            case ConversationEvent.SurveyOffered survey ->
                details.put("kind", survey.kind())
                        .reference("agent", SubjectType.AGENT, survey.agentId())
                        .put("question", survey.question());
            case ConversationEvent.SurveyAnswered survey ->
                details.put("kind", survey.kind())
                        .reference("agent", SubjectType.AGENT, survey.agentId())
                        .put("score", survey.score())
                        .put("rating", survey.rating())
                        .put("question", survey.question())
                        .put("comment", survey.comment());
            case ConversationEvent.GoalReached goal ->
                details.put("goal", goal.goal()).put("value", goal.value());
            case ConversationEvent.VisitorBlocked blocked -> details.put("reason", blocked.reason());
            case ConversationEvent.Closed closed ->
                details.put("source", closed.source())
                        .reference("team", SubjectType.TEAM, closed.teamId())
                        .put("category", closed.category())
                        .put("summary", closed.summary())
                        .put("successCode", closed.successCode());
            case ConversationEvent.Merged merged -> details.put("into", merged.into());
            case MessageEvent.Reacted reacted ->
                details.put("messageId", reacted.messageId()).put("reaction", reacted.reaction());
            case MessageEvent.Handover handover ->
                details.reference("toBot", SubjectType.BOT, handover.toBotId()).put("toHumans", handover.isToHumans());
            default -> {
                // Who did it, or the message, says all.
            }
        }
        return details.values;
    }

    private static void opened(Details details, ConversationEvent.Opened opened) {
        details.put("source", opened.source())
                .put("channel", opened.channel())
                .reference("contact", SubjectType.CONTACT, opened.contactId())
                .reference("connection", SubjectType.CONNECTION, opened.connectionId())
                .reference("inbox", SubjectType.INBOX, opened.inboxId())
                .reference("assignedAgent", SubjectType.AGENT, opened.assignedAgentId())
                .reference("campaign", SubjectType.CAMPAIGN, opened.campaignId())
                .reference("bot", SubjectType.BOT, opened.botId())
                .put("publicationType", opened.publicationType())
                .put("environment", opened.environment())
                .put("url", opened.url());
        if (opened.ad() != null) {
            details.put("adNetwork", opened.ad().network())
                    .put("adCampaignId", opened.ad().campaignId())
                    .put("adId", opened.ad().adId());
        }
    }

    /** Collects the fields that have a value. */
    private final class Details {
        private final Map<String, Object> values = new LinkedHashMap<>();

        Details put(String field, Object value) {
            if (value != null) {
                values.put(field, value instanceof WireName word ? word.wire() : value);
            }
            return this;
        }

        Details reference(String field, SubjectType kind, String id) {
            return id == null ? this : put(field + "Id", id).put(field + "Name", names.find(new Reference(kind, id)));
        }

        /** Money is a decimal string (events 1.3). */
        void payment(String id, BigDecimal amount, String currency) {
            put("paymentId", id)
                    .put("amount", amount == null ? null : amount.toPlainString())
                    .put("currency", currency);
        }
    }
}
