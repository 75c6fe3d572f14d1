package io.colloquy.report.conversation;

import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FoldContext;
import io.colloquy.model.fact.Moment;
import io.colloquy.model.fact.Span;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.conversation.ConversationLineage.CalendarView;
import io.colloquy.report.conversation.ConversationLineage.ClockEvent;
import io.colloquy.report.conversation.ConversationLineage.Part;
import io.colloquy.report.log.EventLog;
import io.colloquy.report.query.ServedFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Tells how a fact of a conversation came about: its value as everything shows it, and the events behind its clock as the
 * fold of the log finds them, both as of one snapshot.
 */
@ApplicationScoped
class LineageService {
    private final AccountDatabase database;
    private final ConversationStore conversations;
    private final CalendarStore calendars;
    private final EventLog log;

    LineageService(AccountDatabase database, ConversationStore conversations, CalendarStore calendars, EventLog log) {
        this.database = database;
        this.conversations = conversations;
        this.calendars = calendars;
        this.log = log;
    }

    /** How that fact came about; null if the account has no such conversation. */
    Uni<ConversationLineage> find(String accountId, String conversationId, Fact fact) {
        return database.inAccountSnapshot(accountId, connection -> conversations
                .find(connection, accountId, conversationId)
                .onItem()
                .ifNotNull()
                .transformToUni(row -> lineage(connection, accountId, conversationId, fact, row)));
    }

    private Uni<ConversationLineage> lineage(
            SqlConnection connection, String accountId, String conversationId, Fact fact, Row row) {
        Fact measured = measured(fact);
        return log.conversation(connection, accountId, conversationId)
                .map(stored ->
                        parts(measured, Timeline.order(conversationId, stored.events(), ConversationStore.asOf(row))))
                .chain(parts -> calendar(connection, accountId, fact != measured, row)
                        .map(calendar -> new ConversationLineage(
                                conversationId,
                                fact.id(),
                                ServedFacts.json(row).get(fact.jsonName()),
                                fact.unit(),
                                parts,
                                calendar,
                                fact.definition(),
                                fact.startsAt(),
                                fact.stopsAt(),
                                fact.leavesOut(),
                                fact.nullRule())));
    }

    /** The fact whose stretches of time it is about: of a duration in business time the plain one. */
    private static Fact measured(Fact fact) {
        return Arrays.stream(Fact.values())
                .filter(plain -> plain.businessTwin().filter(fact::equals).isPresent())
                .findFirst()
                .orElse(fact);
    }

    private static List<Part> parts(Fact fact, Timeline timeline) {
        if (timeline.startedAt() == null) {
            return List.of();
        }
        return ConversationFold.fold(timeline, FoldContext.NONE).spans().stream()
                .filter(span -> span.fact() == fact)
                .map(span -> part(span, timeline))
                .toList();
    }

    private static Part part(Span span, Timeline timeline) {
        return new Part(
                clockEvent(span.from(), timeline),
                clockEvent(span.to(), timeline),
                Duration.between(span.from().at(), span.to().at()).toSeconds());
    }

    private static ClockEvent clockEvent(Moment moment, Timeline timeline) {
        String at = moment.at().toString();
        return moment.event() == null
                ? new ClockEvent(at, null, null, null, false)
                : new ClockEvent(
                        at,
                        moment.event().type().wire(),
                        moment.event().source(),
                        moment.event().id(),
                        timeline.isDerived(moment.event()));
    }

    private Uni<CalendarView> calendar(SqlConnection connection, String accountId, boolean business, Row row) {
        return business
                ? calendars.find(connection, accountId, row.getString(Fact.INBOX_CREATED.column()))
                : Uni.createFrom().nullItem();
    }
}
