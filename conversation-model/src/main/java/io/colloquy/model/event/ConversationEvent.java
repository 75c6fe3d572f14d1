package io.colloquy.model.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Events about a conversation other than its messages (events 1.3); components that 1.3 marks optional may be null. */
public sealed interface ConversationEvent extends EventData {

    /**
     * {@code conversation.opened}. The environment is {@code production} where none was sent.
     *
     * @param inactivity after how long without a message it ends, positive; said only where the conversation was found by
     *     connection and contact (events 1.4)
     * @param sessionGap the pause that ends a derived session on its connection, positive; null for the channel's own
     */
    record Opened(
            Channel channel,
            OpeningSource source,
            By by,
            String contactId,
            ContactType contactType,
            String connectionId,
            String inboxId,
            String assignedAgentId,
            String campaignId,
            String hostId,
            String visitorId,
            String visitorIdentifier,
            Visit visit,
            Entrypoint entrypoint,
            Instant shownAt,
            Instant clickedAt,
            String acceptUrl,
            String url,
            PublicationType publicationType,
            Environment environment,
            String botId,
            Ad ad,
            Sla sla,
            Duration inactivity,
            Duration sessionGap)
            implements ConversationEvent {

        /** The website visit during which the chat began. */
        public record Visit(String id, Instant startedAt) {}

        /** The button or invite that the visitor used. */
        public record Entrypoint(String id, String name, EntrypointType type) {}

        /** The paid ad that the contact clicked; a channel's referral names the ad and not its campaign. */
        public record Ad(AdNetwork network, String campaignId, String adId) {}

        /** The limits promised for this conversation, in seconds. */
        public record Sla(Long firstResponseSeconds, Long resolutionSeconds) {}
    }

    /** {@code conversation.accepted}: an agent takes the chat. */
    record Accepted(String agentId, String accountRef) implements ConversationEvent {}

    /** {@code conversation.assigned}. */
    record Assigned(String agentId, String teamId, String accountRef, By by) implements ConversationEvent {}

    /** {@code conversation.unassigned}. */
    record Unassigned(By by) implements ConversationEvent {}

    /** {@code conversation.inbox_changed}. */
    record InboxChanged(String inboxId, By by) implements ConversationEvent {}

    /** {@code conversation.status_changed}: never closes or reopens (events 1.2, rule 7). */
    record StatusChanged(String from, String to, By by, String reason) implements ConversationEvent {}

    /** {@code session.started}: the customer's contact on one channel begins. */
    record SessionStarted(String sessionId, Channel channel, By by) implements ConversationEvent {

        /** Whether the customer called: such a session is an inbound message (metrics 2.1). */
        public boolean isInboundCall() {
            return channel == Channel.PHONE_CALL && by != null && by.type() == ActorType.CUSTOMER;
        }

        /** Whether an agent called the customer: someone of us speaks first, as with a message by hand (events 1.4). */
        public boolean isOutboundCall() {
            return channel == Channel.PHONE_CALL && by != null && by.type() == ActorType.AGENT;
        }
    }

    /** {@code session.ended}. */
    record SessionEnded(String sessionId, Channel channel, By by) implements ConversationEvent {}

    /** {@code handle.started}: the agent opens the customer's profile. */
    record HandleStarted(String agentId) implements ConversationEvent {}

    /** {@code handle.ended}. */
    record HandleEnded(String agentId) implements ConversationEvent {}

    /** {@code topic.added}. */
    record TopicAdded(String topicId) implements ConversationEvent {}

    /** {@code topic.removed}. */
    record TopicRemoved(String topicId) implements ConversationEvent {}

    /** {@code note.added}. */
    record NoteAdded(String agentId, String text) implements ConversationEvent {}

    /** {@code payment.requested}. */
    record PaymentRequested(String paymentId, BigDecimal amount, String currency) implements ConversationEvent {}

    /** {@code payment.completed}. */
    record PaymentCompleted(String paymentId, BigDecimal amount, String currency) implements ConversationEvent {}

    /** {@code payment.declined}. */
    record PaymentDeclined(String paymentId, BigDecimal amount, String currency) implements ConversationEvent {}

    /** {@code survey.offered}. */
    record SurveyOffered(SurveyKind kind, String agentId, String question) implements ConversationEvent {}

    /** {@code survey.answered}. The score is written as in {@link SurveyKind#scores()}. */
    record SurveyAnswered(
            SurveyKind kind, String agentId, String score, SurveyRating rating, String question, String comment)
            implements ConversationEvent {

        /** The rating as told, else by the score of faces and thumbs; null when neither says it. */
        public SurveyRating ratingOrByScore() {
            return rating == null ? kind.rating(score) : rating;
        }
    }

    /** {@code goal.reached}. */
    record GoalReached(String goal, BigDecimal value) implements ConversationEvent {}

    /** {@code visitor.blocked}. */
    record VisitorBlocked(String agentId, String reason) implements ConversationEvent {}

    /** {@code conversation.reopened}. */
    record Reopened(By by) implements ConversationEvent {}

    /** {@code conversation.closed}. */
    record Closed(ClosingSource source, By by, String teamId, String category, String summary, String successCode)
            implements ConversationEvent {}

    /** {@code conversation.merged}: final. */
    record Merged(String into) implements ConversationEvent {}
}
