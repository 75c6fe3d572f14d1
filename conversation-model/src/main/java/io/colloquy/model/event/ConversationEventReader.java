package io.colloquy.model.event;

import io.colloquy.model.event.ConversationEvent.Opened;
import java.time.Duration;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The data of the conversation types (events 1.3). */
final class ConversationEventReader {

    static final Vocabulary<Channel> CHANNEL = new Vocabulary<>(Channel.class);
    static final Vocabulary<PublicationType> PUBLICATION_TYPE = new Vocabulary<>(PublicationType.class);

    private static final Vocabulary<OpeningSource> OPENING_SOURCE = new Vocabulary<>(OpeningSource.class);
    private static final Vocabulary<ClosingSource> CLOSING_SOURCE = new Vocabulary<>(ClosingSource.class);
    private static final Vocabulary<ActorType> ACTOR_TYPE = new Vocabulary<>(ActorType.class);
    private static final Vocabulary<ContactType> CONTACT_TYPE = new Vocabulary<>(ContactType.class);
    private static final Vocabulary<Environment> ENVIRONMENT = new Vocabulary<>(Environment.class);
    static final Vocabulary<EntrypointType> ENTRYPOINT_TYPE = new Vocabulary<>(EntrypointType.class);
    private static final Vocabulary<AdNetwork> AD_NETWORK = new Vocabulary<>(AdNetwork.class);
    private static final Vocabulary<SurveyKind> SURVEY_KIND = new Vocabulary<>(SurveyKind.class);
    private static final Vocabulary<SurveyRating> SURVEY_RATING = new Vocabulary<>(SurveyRating.class);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Some thirty years, which can be added to any time that is read. */
    private static final long LONGEST_SECONDS = 1_000_000_000;

    private ConversationEventReader() {}

    static EventData read(EventType type, Fields in) {
        return switch (type) {
            case CONVERSATION_OPENED -> opened(in);
            case CONVERSATION_ACCEPTED -> new ConversationEvent.Accepted(in.id("agentId"), in.optionalId("accountRef"));
            case CONVERSATION_ASSIGNED ->
                new ConversationEvent.Assigned(
                        in.id("agentId"), in.optionalId("teamId"), in.optionalId("accountRef"), by(in));
            case CONVERSATION_UNASSIGNED -> new ConversationEvent.Unassigned(by(in));
            case CONVERSATION_INBOX_CHANGED -> new ConversationEvent.InboxChanged(in.id("inboxId"), by(in));
            case CONVERSATION_STATUS_CHANGED ->
                new ConversationEvent.StatusChanged(in.id("from"), in.id("to"), by(in), in.optionalText("reason"));
            case SESSION_STARTED ->
                new ConversationEvent.SessionStarted(in.id("sessionId"), in.word("channel", CHANNEL), by(in));
            case SESSION_ENDED ->
                new ConversationEvent.SessionEnded(in.id("sessionId"), in.word("channel", CHANNEL), by(in));
            case HANDLE_STARTED -> new ConversationEvent.HandleStarted(in.id("agentId"));
            case HANDLE_ENDED -> new ConversationEvent.HandleEnded(in.id("agentId"));
            case TOPIC_ADDED -> new ConversationEvent.TopicAdded(in.id("topicId"));
            case TOPIC_REMOVED -> new ConversationEvent.TopicRemoved(in.id("topicId"));
            case NOTE_ADDED -> new ConversationEvent.NoteAdded(in.id("agentId"), in.optionalText("text"));
            case PAYMENT_REQUESTED ->
                new ConversationEvent.PaymentRequested(in.id("paymentId"), in.amount("amount"), currency(in));
            case PAYMENT_COMPLETED ->
                new ConversationEvent.PaymentCompleted(in.id("paymentId"), in.amount("amount"), currency(in));
            case PAYMENT_DECLINED ->
                new ConversationEvent.PaymentDeclined(in.id("paymentId"), in.amount("amount"), currency(in));
            case SURVEY_OFFERED ->
                new ConversationEvent.SurveyOffered(
                        in.word("kind", SURVEY_KIND), in.optionalId("agentId"), in.optionalText("question"));
            case SURVEY_ANSWERED -> surveyAnswered(in);
            case GOAL_REACHED -> new ConversationEvent.GoalReached(in.text("goal"), in.optionalDecimal("value"));
            case VISITOR_BLOCKED -> new ConversationEvent.VisitorBlocked(in.id("agentId"), in.text("reason"));
            case CONVERSATION_REOPENED -> new ConversationEvent.Reopened(by(in));
            case CONVERSATION_CLOSED ->
                new ConversationEvent.Closed(
                        in.word("source", CLOSING_SOURCE),
                        by(in),
                        in.optionalId("teamId"),
                        in.optionalText("category"),
                        in.optionalText("summary"),
                        in.optionalText("successCode"));
            case CONVERSATION_MERGED -> new ConversationEvent.Merged(in.id("into"));
            default -> throw new IllegalArgumentException(type.wire());
        };
    }

    private static Opened opened(Fields in) {
        Environment environment = in.optionalWord("environment", ENVIRONMENT);
        return new Opened(
                in.optionalWord("channel", CHANNEL),
                in.word("source", OPENING_SOURCE),
                by(in),
                in.id("contactId"),
                in.optionalWord("contactType", CONTACT_TYPE),
                in.optionalId("connectionId"),
                in.optionalId("inboxId"),
                in.optionalId("assignedAgentId"),
                in.optionalId("campaignId"),
                in.optionalId("hostId"),
                in.optionalId("visitorId"),
                in.optionalText("visitorIdentifier"),
                visit(in.optionalObject("visit")),
                entrypoint(in.optionalObject("entrypoint")),
                in.optionalInstant("shownAt"),
                in.optionalInstant("clickedAt"),
                in.optionalText("acceptUrl"),
                in.optionalText("url"),
                in.optionalWord("publicationType", PUBLICATION_TYPE),
                environment == null ? Environment.PRODUCTION : environment,
                in.optionalId("botId"),
                ad(in.optionalObject("ad")),
                sla(in.optionalObject("sla")),
                seconds(in, "inactivitySeconds"),
                seconds(in, "sessionGapSeconds"));
    }

    private static Opened.Visit visit(Fields in) {
        return in == null ? null : new Opened.Visit(in.id("id"), in.optionalInstant("startedAt"));
    }

    private static Opened.Entrypoint entrypoint(Fields in) {
        return in == null
                ? null
                : new Opened.Entrypoint(in.id("id"), in.text("name"), in.word("type", ENTRYPOINT_TYPE));
    }

    private static Opened.Ad ad(Fields in) {
        return in == null
                ? null
                : new Opened.Ad(in.word("network", AD_NETWORK), in.optionalId("campaignId"), in.id("adId"));
    }

    private static Opened.Sla sla(Fields in) {
        return in == null
                ? null
                : new Opened.Sla(in.optionalCount("firstResponseSeconds"), in.optionalCount("resolutionSeconds"));
    }

    /** Not of events 1.3, so a value that is none is not refused: it is as good as absent. */
    private static Duration seconds(Fields in, String field) {
        long seconds = isWhole(in.values().get(field)) ? ((Number) in.values().get(field)).longValue() : 0;
        return seconds > 0 && seconds <= LONGEST_SECONDS ? Duration.ofSeconds(seconds) : null;
    }

    private static By by(Fields in) {
        Fields by = in.optionalObject("by");
        return by == null ? null : new By(by.word("type", ACTOR_TYPE), by.optionalId("id"));
    }

    private static String currency(Fields in) {
        String currency = in.text("currency");
        return currency == null || CURRENCIES.contains(currency)
                ? currency
                : in.wrong("currency", "must be an ISO 4217 code, like USD");
    }

    private static ConversationEvent.SurveyAnswered surveyAnswered(Fields in) {
        SurveyKind kind = in.word("kind", SURVEY_KIND);
        return new ConversationEvent.SurveyAnswered(
                kind,
                in.optionalId("agentId"),
                score(in, kind),
                in.optionalWord("rating", SURVEY_RATING),
                in.optionalText("question"),
                in.optionalText("comment"));
    }

    private static String score(Fields in, SurveyKind kind) {
        Object value = in.values().get("score");
        if (value == null || kind == null) {
            return null;
        }
        boolean rightType = kind == SurveyKind.THUMBS ? value instanceof String : isWhole(value);
        String score = value.toString();
        return rightType && kind.scores().contains(score)
                ? score
                : in.wrong("score", "must be one of " + String.join(", ", kind.scores()) + " for " + kind.wire());
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }
}
