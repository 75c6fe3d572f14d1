package io.colloquy.model.event;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every type of event, in the order of events 1.3, which also settles ties at equal times (events 1.2, rule 4d); then
 * those of the configuration (API contract 05).
 */
public enum EventType {
    CONVERSATION_OPENED("conversation.opened", SubjectType.CONVERSATION),
    CONVERSATION_ACCEPTED("conversation.accepted", SubjectType.CONVERSATION),
    CONVERSATION_ASSIGNED("conversation.assigned", SubjectType.CONVERSATION),
    CONVERSATION_UNASSIGNED("conversation.unassigned", SubjectType.CONVERSATION),
    CONVERSATION_INBOX_CHANGED("conversation.inbox_changed", SubjectType.CONVERSATION),
    CONVERSATION_STATUS_CHANGED("conversation.status_changed", SubjectType.CONVERSATION),
    SESSION_STARTED("session.started", SubjectType.CONVERSATION),
    SESSION_ENDED("session.ended", SubjectType.CONVERSATION),
    HANDLE_STARTED("handle.started", SubjectType.CONVERSATION),
    HANDLE_ENDED("handle.ended", SubjectType.CONVERSATION),
    TOPIC_ADDED("topic.added", SubjectType.CONVERSATION),
    TOPIC_REMOVED("topic.removed", SubjectType.CONVERSATION),
    NOTE_ADDED("note.added", SubjectType.CONVERSATION),
    PAYMENT_REQUESTED("payment.requested", SubjectType.CONVERSATION),
    PAYMENT_COMPLETED("payment.completed", SubjectType.CONVERSATION),
    PAYMENT_DECLINED("payment.declined", SubjectType.CONVERSATION),
    SURVEY_OFFERED("survey.offered", SubjectType.CONVERSATION),
    SURVEY_ANSWERED("survey.answered", SubjectType.CONVERSATION),
    GOAL_REACHED("goal.reached", SubjectType.CONVERSATION),
    VISITOR_BLOCKED("visitor.blocked", SubjectType.CONVERSATION),
    CONVERSATION_REOPENED("conversation.reopened", SubjectType.CONVERSATION),
    CONVERSATION_CLOSED("conversation.closed", SubjectType.CONVERSATION),
    CONVERSATION_MERGED("conversation.merged", SubjectType.CONVERSATION),
    MESSAGE_RECEIVED("message.received", SubjectType.CONVERSATION),
    MESSAGE_SENT("message.sent", SubjectType.CONVERSATION),
    MESSAGE_STATUS("message.status", SubjectType.CONVERSATION),
    MESSAGE_EDITED("message.edited", SubjectType.CONVERSATION),
    MESSAGE_DELETED("message.deleted", SubjectType.CONVERSATION),
    MESSAGE_REACTED("message.reacted", SubjectType.CONVERSATION),
    BOT_HANDOVER("bot.handover", SubjectType.CONVERSATION),
    AGENT_UPDATED("agent.updated", SubjectType.AGENT),
    AGENT_DELETED("agent.deleted", SubjectType.AGENT),
    SHIFT_STARTED("shift.started", SubjectType.AGENT_ACTIVITY),
    SHIFT_ENDED("shift.ended", SubjectType.AGENT_ACTIVITY),
    AGENT_STATE_CHANGED("agent.state_changed", SubjectType.AGENT_ACTIVITY),
    PAGE_VISITED("page.visited", SubjectType.PAGE),
    ENTRYPOINT_VIEWED("entrypoint.viewed", SubjectType.ENTRYPOINT),
    ENTRYPOINT_CLICKED("entrypoint.clicked", SubjectType.ENTRYPOINT),
    INVITE_MATCHED("invite.matched", SubjectType.INVITE),
    INVITE_SHOWN("invite.shown", SubjectType.INVITE),
    INVITE_ACCEPTED("invite.accepted", SubjectType.INVITE),
    INVITE_DECLINED("invite.declined", SubjectType.INVITE),
    INVITE_CANCELLED("invite.cancelled", SubjectType.INVITE),
    INVITE_NO_AVAILABILITY("invite.no_availability", SubjectType.INVITE),
    INVITE_EXPIRED("invite.expired", SubjectType.INVITE),
    INVITE_IGNORED("invite.ignored", SubjectType.INVITE),
    INBOX_UPDATED("inbox.updated", SubjectType.INBOX),
    TEAM_UPDATED("team.updated", SubjectType.TEAM),
    TOPIC_UPDATED("topic.updated", SubjectType.TOPIC),
    CAMPAIGN_UPDATED("campaign.updated", SubjectType.CAMPAIGN),
    HOST_UPDATED("host.updated", SubjectType.HOST),
    BOT_UPDATED("bot.updated", SubjectType.BOT),
    CONNECTION_UPDATED("connection.updated", SubjectType.CONNECTION),
    ACCOUNT_UPDATED("account.updated", SubjectType.ACCOUNT),
    CONTACT_UPDATED("contact.updated", SubjectType.CONTACT),
    CONTACT_MERGED("contact.merged", SubjectType.CONTACT),
    CONTACT_DELETED("contact.deleted", SubjectType.CONTACT),
    CONNECTION_DELETED("connection.deleted", SubjectType.CONNECTION),
    SETTINGS_UPDATED("settings.updated", SubjectType.SETTINGS),
    CALENDAR_UPDATED("calendar.updated", SubjectType.CALENDAR),
    CALENDAR_DELETED("calendar.deleted", SubjectType.CALENDAR);

    private static final Set<EventType> RESERVED =
            EnumSet.of(CONNECTION_DELETED, SETTINGS_UPDATED, CALENDAR_UPDATED, CALENDAR_DELETED);

    private static final Map<String, EventType> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wire, Function.identity()));

    private final String wire;
    private final SubjectType subjectType;

    EventType(String wire, SubjectType subjectType) {
        this.wire = wire;
        this.subjectType = subjectType;
    }

    /** The {@code type} attribute: {@code conversation.opened}. */
    public String wire() {
        return wire;
    }

    /** What the event's {@code subject} names. */
    public SubjectType subjectType() {
        return subjectType;
    }

    /** Whether it records a change of the configuration (API contract 05): Colloquy writes it itself, no producer may. */
    public boolean isReserved() {
        return RESERVED.contains(this);
    }

    /** The type of that {@code type} attribute; empty for an unknown one. */
    public static Optional<EventType> fromWire(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
