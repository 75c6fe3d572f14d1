package io.colloquy.model.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue: every fact of a conversation, in the order in which they are listed. This is the one place that defines
 * each number (metrics 2); the fold works them out and everything else reads them.
 */
public enum Fact {
    CONVERSATION_ID(OpeningFacts.CONVERSATION_ID),
    CONTACT_ID(OpeningFacts.CONTACT_ID),
    CONTACT_NAME(OpeningFacts.CONTACT_NAME),
    CONTACT_EMAIL(OpeningFacts.CONTACT_EMAIL),
    CONTACT_PHONE(OpeningFacts.CONTACT_PHONE),
    CONTACT_COMPANY_ID(OpeningFacts.CONTACT_COMPANY_ID),
    OPENED_AT(OpeningFacts.OPENED_AT),
    OPENED_SOURCE(OpeningFacts.OPENED_SOURCE),
    OPENED_CHANNEL(OpeningFacts.OPENED_CHANNEL),
    CONNECTION_ID(OpeningFacts.CONNECTION_ID),
    CONNECTION_NAME(OpeningFacts.CONNECTION_NAME),
    PUBLICATION_TYPE(OpeningFacts.PUBLICATION_TYPE),
    ENVIRONMENT(OpeningFacts.ENVIRONMENT),
    BOT_ID(OpeningFacts.BOT_ID),
    BOT_NAME(OpeningFacts.BOT_NAME),
    INITIATOR_TYPE(OpeningFacts.INITIATOR_TYPE),
    INITIATOR_AGENT_ID(OpeningFacts.INITIATOR_AGENT_ID),
    INITIATOR_AGENT_NAME(OpeningFacts.INITIATOR_AGENT_NAME),
    CONTACT_TYPE(OpeningFacts.CONTACT_TYPE),
    CONTACT_TYPE_SENT(OpeningFacts.CONTACT_TYPE_SENT),
    CAMPAIGN_ID(OpeningFacts.CAMPAIGN_ID),
    CAMPAIGN_NAME(OpeningFacts.CAMPAIGN_NAME),
    HOST_ID(OpeningFacts.HOST_ID),
    HOST_NAME(ChatFacts.HOST_NAME),
    VISITOR_ID(OpeningFacts.VISITOR_ID),
    VISITOR_IDENTIFIER(ChatFacts.VISITOR_IDENTIFIER),
    VISIT_ID(ChatFacts.VISIT_ID),
    REQUEST_TYPE(ChatFacts.REQUEST_TYPE),
    REQUEST_SOURCE(ChatFacts.REQUEST_SOURCE),
    ENTRYPOINT_ID(ChatFacts.ENTRYPOINT_ID),
    ACCEPT_URL(ChatFacts.ACCEPT_URL),
    DECISION_TIME(ChatFacts.DECISION_TIME),
    DECISION_TIME_BUSINESS(ChatFacts.DECISION_TIME.inBusinessTime()),
    TRANSCRIPT_URL(ChatFacts.TRANSCRIPT_URL),
    CONVERSATION_LINK(ChatFacts.CONVERSATION_LINK),
    STATUS(ClosingFacts.STATUS),
    FIRST_CLOSED_AT(ClosingFacts.FIRST_CLOSED_AT),
    LAST_CLOSED_AT(ClosingFacts.LAST_CLOSED_AT),
    CLOSED_AT(ClosingFacts.CLOSED_AT),
    CLOSED_SOURCE(ClosingFacts.CLOSED_SOURCE),
    CLOSED_BY_TYPE(ClosingFacts.CLOSED_BY_TYPE),
    CLOSED_BY(ClosingFacts.CLOSED_BY),
    CLOSED_BY_NAME(ClosingFacts.CLOSED_BY_NAME),
    CLOSED_BY_TEAM(ClosingFacts.CLOSED_BY_TEAM),
    CLOSED_BY_TEAM_NAME(ClosingFacts.CLOSED_BY_TEAM_NAME),
    CLOSED_RULE_ID(ClosingFacts.CLOSED_RULE_ID),
    CATEGORY(ClosingFacts.CATEGORY),
    SUMMARY(ClosingFacts.SUMMARY),
    SUCCESS_CODE(ClosingFacts.SUCCESS_CODE),
    FIRST_ASSIGNED_AT(AssignmentFacts.FIRST_ASSIGNED_AT),
    FIRST_ASSIGNEE(AssignmentFacts.FIRST_ASSIGNEE),
    FIRST_ASSIGNEE_NAME(AssignmentFacts.FIRST_ASSIGNEE_NAME),
    LAST_ASSIGNED_AT(AssignmentFacts.LAST_ASSIGNED_AT),
    LAST_ASSIGNEE(AssignmentFacts.LAST_ASSIGNEE),
    LAST_ASSIGNEE_NAME(AssignmentFacts.LAST_ASSIGNEE_NAME),
    UNASSIGNED_AT_END(AssignmentFacts.UNASSIGNED_AT_END),
    ASSIGNEE_CREATED(AssignmentFacts.ASSIGNEE_CREATED),
    ASSIGNEE_CREATED_NAME(AssignmentFacts.ASSIGNEE_CREATED_NAME),
    ASSIGNEE_CLOSED(AssignmentFacts.ASSIGNEE_CLOSED),
    ASSIGNEE_CLOSED_NAME(AssignmentFacts.ASSIGNEE_CLOSED_NAME),
    ASSIGNEE_CURRENT(AssignmentFacts.ASSIGNEE_CURRENT),
    ASSIGNEE_CURRENT_NAME(AssignmentFacts.ASSIGNEE_CURRENT_NAME),
    INBOX_CREATED(AssignmentFacts.INBOX_CREATED),
    INBOX_CREATED_NAME(AssignmentFacts.INBOX_CREATED_NAME),
    INBOX_CLOSED(AssignmentFacts.INBOX_CLOSED),
    INBOX_CLOSED_NAME(AssignmentFacts.INBOX_CLOSED_NAME),
    INBOX_CURRENT(AssignmentFacts.INBOX_CURRENT),
    INBOX_CURRENT_NAME(AssignmentFacts.INBOX_CURRENT_NAME),
    ASSIGNED_AGENT_ID(ReceivingFacts.ASSIGNED_AGENT_ID),
    ASSIGNED_AGENT_NAME(ReceivingFacts.ASSIGNED_AGENT_NAME),
    ASSIGNED_AGENT_ACCOUNT_SENT(ReceivingFacts.ASSIGNED_AGENT_ACCOUNT_SENT),
    ASSIGNED_AGENT_ACCOUNT_ID(ReceivingFacts.ASSIGNED_AGENT_ACCOUNT_ID),
    ASSIGNED_AGENT_ACCOUNT_NAME(ReceivingFacts.ASSIGNED_AGENT_ACCOUNT_NAME),
    LAST_AGENT_ID(ReceivingFacts.LAST_AGENT_ID),
    LAST_AGENT_NAME(ReceivingFacts.LAST_AGENT_NAME),
    LAST_AGENT_ACCOUNT_SENT(ReceivingFacts.LAST_AGENT_ACCOUNT_SENT),
    LAST_AGENT_ACCOUNT_ID(ReceivingFacts.LAST_AGENT_ACCOUNT_ID),
    LAST_AGENT_ACCOUNT_NAME(ReceivingFacts.LAST_AGENT_ACCOUNT_NAME),
    INVOLVED_AGENTS(ReceivingFacts.INVOLVED_AGENTS),
    INVOLVED_ACCOUNTS(ReceivingFacts.INVOLVED_ACCOUNTS),
    HANDLING_TYPE(ReceivingFacts.HANDLING_TYPE),
    FIRST_ASSIGNMENT_TIME(AssignmentFacts.FIRST_ASSIGNMENT_TIME),
    FIRST_ASSIGNMENT_TIME_BUSINESS(AssignmentFacts.FIRST_ASSIGNMENT_TIME.inBusinessTime()),
    FIRST_RESPONSE_AT(ResponseFacts.FIRST_RESPONSE_AT),
    FIRST_RESPONSE_BY(ResponseFacts.FIRST_RESPONSE_BY),
    FIRST_RESPONSE_BY_NAME(ResponseFacts.FIRST_RESPONSE_BY_NAME),
    FIRST_RESPONSE_TIME(ResponseFacts.FIRST_RESPONSE_TIME),
    FIRST_RESPONSE_TIME_BUSINESS(ResponseFacts.FIRST_RESPONSE_TIME.inBusinessTime()),
    FIRST_REPLY_TIME(ResponseFacts.FIRST_REPLY_TIME),
    FIRST_REPLY_TIME_BUSINESS(ResponseFacts.FIRST_REPLY_TIME.inBusinessTime()),
    ACCEPT_TO_FIRST_RESPONSE(ResponseFacts.ACCEPT_TO_FIRST_RESPONSE),
    ACCEPT_TO_FIRST_RESPONSE_BUSINESS(ResponseFacts.ACCEPT_TO_FIRST_RESPONSE.inBusinessTime()),
    HANDOVER_TO_FIRST_RESPONSE(ResponseFacts.HANDOVER_TO_FIRST_RESPONSE),
    HANDOVER_TO_FIRST_RESPONSE_BUSINESS(ResponseFacts.HANDOVER_TO_FIRST_RESPONSE.inBusinessTime()),
    FIRST_ASSIGNMENT_TO_FIRST_RESPONSE(ResponseFacts.FIRST_ASSIGNMENT_TO_FIRST_RESPONSE),
    FIRST_ASSIGNMENT_TO_FIRST_RESPONSE_BUSINESS(ResponseFacts.FIRST_ASSIGNMENT_TO_FIRST_RESPONSE.inBusinessTime()),
    LAST_ASSIGNMENT_TO_RESPONSE(ResponseFacts.LAST_ASSIGNMENT_TO_RESPONSE),
    LAST_ASSIGNMENT_TO_RESPONSE_BUSINESS(ResponseFacts.LAST_ASSIGNMENT_TO_RESPONSE.inBusinessTime()),
    AVERAGE_RESPONSE_TIME(ResponseFacts.AVERAGE_RESPONSE_TIME),
    AVERAGE_RESPONSE_TIME_BUSINESS(ResponseFacts.AVERAGE_RESPONSE_TIME.inBusinessTime()),
    MAX_RESPONSE_TIME(ResponseFacts.MAX_RESPONSE_TIME),
    MAX_RESPONSE_TIME_BUSINESS(ResponseFacts.MAX_RESPONSE_TIME.inBusinessTime()),
    RESPONSE_COUNT(ResponseFacts.RESPONSE_COUNT),
    WAITING_SINCE(ResponseFacts.WAITING_SINCE),
    UNANSWERED(ResponseFacts.UNANSWERED),
    RESOLUTION_TIME(ClosingFacts.RESOLUTION_TIME),
    RESOLUTION_TIME_BUSINESS(ClosingFacts.RESOLUTION_TIME.inBusinessTime()),
    CREATED_TO_FIRST_CLOSED(ClosingFacts.CREATED_TO_FIRST_CLOSED),
    CREATED_TO_FIRST_CLOSED_BUSINESS(ClosingFacts.CREATED_TO_FIRST_CLOSED.inBusinessTime()),
    CREATED_TO_LAST_CLOSED(ClosingFacts.CREATED_TO_LAST_CLOSED),
    CREATED_TO_LAST_CLOSED_BUSINESS(ClosingFacts.CREATED_TO_LAST_CLOSED.inBusinessTime()),
    FIRST_ASSIGNMENT_TO_CLOSE(ClosingFacts.FIRST_ASSIGNMENT_TO_CLOSE),
    FIRST_ASSIGNMENT_TO_CLOSE_BUSINESS(ClosingFacts.FIRST_ASSIGNMENT_TO_CLOSE.inBusinessTime()),
    LAST_ASSIGNMENT_TO_CLOSE(ClosingFacts.LAST_ASSIGNMENT_TO_CLOSE),
    LAST_ASSIGNMENT_TO_CLOSE_BUSINESS(ClosingFacts.LAST_ASSIGNMENT_TO_CLOSE.inBusinessTime()),
    DURATION_TOTAL(ChatFacts.DURATION_TOTAL),
    DURATION_TOTAL_BUSINESS(ChatFacts.DURATION_TOTAL.inBusinessTime()),
    DURATION_CONVERSATION(ChatFacts.DURATION_CONVERSATION),
    DURATION_CONVERSATION_BUSINESS(ChatFacts.DURATION_CONVERSATION.inBusinessTime()),
    DURATION_AFTER_CLOSE(ChatFacts.DURATION_AFTER_CLOSE),
    DURATION_AFTER_CLOSE_BUSINESS(ChatFacts.DURATION_AFTER_CLOSE.inBusinessTime()),
    HANDLE_TIME(ReceivingFacts.HANDLE_TIME),
    SLA_FIRST_RESPONSE_SECONDS(SlaFacts.SLA_FIRST_RESPONSE_SECONDS),
    SLA_FIRST_RESPONSE_MET(SlaFacts.SLA_FIRST_RESPONSE_MET),
    SLA_RESOLUTION_SECONDS(SlaFacts.SLA_RESOLUTION_SECONDS),
    SLA_RESOLUTION_MET(SlaFacts.SLA_RESOLUTION_MET),
    INBOUND_COUNT(CountFacts.INBOUND_COUNT),
    OUTBOUND_COUNT(CountFacts.OUTBOUND_COUNT),
    MESSAGE_COUNT(CountFacts.MESSAGE_COUNT),
    INTERACTION_COUNT(CountFacts.INTERACTION_COUNT),
    INTERACTION_FIRST_AT(CountFacts.INTERACTION_FIRST_AT),
    INTERACTION_LAST_AT(CountFacts.INTERACTION_LAST_AT),
    AVERAGE_MESSAGE_LENGTH(ChatFacts.AVERAGE_MESSAGE_LENGTH),
    MAX_MESSAGE_LENGTH(ChatFacts.MAX_MESSAGE_LENGTH),
    ASSIGNMENT_COUNT(CountFacts.ASSIGNMENT_COUNT),
    FIRST_SESSION_ID(CountFacts.FIRST_SESSION_ID),
    FIRST_CHANNEL(CountFacts.FIRST_CHANNEL),
    SECOND_CHANNEL(CountFacts.SECOND_CHANNEL),
    THIRD_CHANNEL(CountFacts.THIRD_CHANNEL),
    LAST_CHANNEL(CountFacts.LAST_CHANNEL),
    SESSION_COUNT(CountFacts.SESSION_COUNT),
    CHANNEL_COUNT(CountFacts.CHANNEL_COUNT),
    SESSION_CHANNELS(CountFacts.SESSION_CHANNELS),
    NOTE_COUNT(CountFacts.NOTE_COUNT),
    AGENT_COUNT(CountFacts.AGENT_COUNT),
    INBOX_COUNT(CountFacts.INBOX_COUNT),
    UNASSIGNED_BY_RULE_COUNT(CountFacts.UNASSIGNED_BY_RULE_COUNT),
    CLOSED_COUNT(CountFacts.CLOSED_COUNT),
    REOPENED_COUNT(CountFacts.REOPENED_COUNT),
    TOPIC_ADDED_COUNT(CountFacts.TOPIC_ADDED_COUNT),
    TOPIC_REMOVED_COUNT(CountFacts.TOPIC_REMOVED_COUNT),
    TOPIC_IDS(TopicFacts.TOPIC_IDS),
    TOPICS(TopicFacts.TOPICS),
    TOPICS_WITH_HIERARCHY(TopicFacts.TOPICS_WITH_HIERARCHY),
    STATUS_CHANGE_COUNT(CountFacts.STATUS_CHANGE_COUNT),
    PAYMENTS_COMPLETED(PaymentFacts.PAYMENTS_COMPLETED),
    PAYMENTS_DECLINED(PaymentFacts.PAYMENTS_DECLINED),
    PAYMENT_AMOUNT_COMPLETED_USD(PaymentFacts.PAYMENT_AMOUNT_COMPLETED_USD),
    PAYMENT_AMOUNT_DECLINED_USD(PaymentFacts.PAYMENT_AMOUNT_DECLINED_USD),
    SURVEY_RESULT(SurveyFacts.SURVEY_RESULT),
    SURVEY_COMMENT(SurveyFacts.SURVEY_COMMENT),
    SURVEY_QUESTION(SurveyFacts.SURVEY_QUESTION),
    CSAT(SurveyFacts.CSAT),
    NPS(SurveyFacts.NPS_SCORE),
    BLOCKED(ChatFacts.BLOCKED),
    BLOCK_REASON(ChatFacts.BLOCK_REASON),
    GOALS(ChatFacts.GOALS),
    TOTAL_GOAL_VALUE(ChatFacts.TOTAL_GOAL_VALUE),
    FCR_ELIGIBLE(FirstContactFacts.FCR_ELIGIBLE),
    FCR_SUCCESS(FirstContactFacts.FCR_SUCCESS),
    SECOND_SESSION_AT(FirstContactFacts.SECOND_SESSION_AT),
    FIRST_REOPENED_AT(FirstContactFacts.FIRST_REOPENED_AT),
    MERGED_INTO(FirstContactFacts.MERGED_INTO),
    MERGED_AT(FirstContactFacts.MERGED_AT),
    MERGED_CONVERSATIONS(FirstContactFacts.MERGED_CONVERSATIONS),
    BOT_HANDLED(CountFacts.BOT_HANDLED),
    BOT_HANDOVERS(CountFacts.BOT_HANDOVERS);

    private static final Map<String, Fact> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(Fact::id, Function.identity()));
    private static final String BUSINESS = "_business";
    private static final List<Fact> LOGGED = Arrays.stream(values())
            .filter(fact -> fact.origin() == FactOrigin.LOG)
            .toList();

    private final String id = name().toLowerCase(Locale.ROOT);
    private final FactDefinition definition;
    private final String column;
    private final String jsonName;

    Fact(FactDefinition definition) {
        this.definition = definition;
        boolean duration = definition.type() == FactType.DURATION;
        this.column = duration ? id + "_ms" : id;
        this.jsonName = duration ? camelCase(id) + "Seconds" : camelCase(id);
    }

    /** The fact of that id; empty for an unknown one. */
    public static Optional<Fact> fromId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The facts that the fold works out and that are stored, in the order of the catalogue. */
    public static List<Fact> logged() {
        return LOGGED;
    }

    /** The same duration in business time (metrics 2.3); empty for what has none. */
    public Optional<Fact> businessTwin() {
        return fromId(id + BUSINESS);
    }

    /** The name in the catalogue, in datasets and in CSV: {@code first_response_time}. */
    public String id() {
        return id;
    }

    /** The stored column: the id, for a duration with {@code _ms} at the end. */
    public String column() {
        return column;
    }

    /** The name in JSON: the id in camel case, for a duration with {@code Seconds} at the end (API, JSON). */
    public String jsonName() {
        return jsonName;
    }

    /** The English name. */
    public String label() {
        return definition.label();
    }

    /** What its values are. */
    public FactType type() {
        return definition.type();
    }

    /** The unit in which values are shown; null for what has none. */
    public String unit() {
        return definition.unit();
    }

    /** What it is, or the formula. */
    public String definition() {
        return definition.definition();
    }

    /** What starts the clock; null for anything but a duration. */
    public String startsAt() {
        return definition.startsAt();
    }

    /** What stops the clock; null for anything but a duration. */
    public String stopsAt() {
        return definition.stopsAt();
    }

    /** What does not enter it; null when nothing is to be said. */
    public String leavesOut() {
        return definition.leavesOut();
    }

    /** When it can't be computed, which is null and not 0. */
    public String nullRule() {
        return definition.nullRule();
    }

    /** The products whose files hold it; empty for the suite's own. */
    public Set<Seed> seeds() {
        return definition.seeds();
    }

    /** Whether the fold works it out, or reading resolves it. */
    public FactOrigin origin() {
        return definition.origin();
    }

    /** Whether only the suite itself reads it: it is stored and never served. */
    public boolean isInternal() {
        return definition.internal();
    }

    private static String camelCase(String id) {
        StringBuilder name = new StringBuilder(id.length());
        boolean upper = false;
        for (char c : id.toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }
}
