package io.colloquy.report.conversation;

import io.colloquy.model.calendar.BusinessTime;
import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Lineage;
import io.colloquy.model.fact.Moment;
import io.colloquy.model.fact.Span;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.conversation.ConversationLineage.CalendarView;
import io.colloquy.report.conversation.ConversationLineage.Cleared;
import io.colloquy.report.conversation.ConversationLineage.ClockEvent;
import io.colloquy.report.conversation.ConversationLineage.Part;
import io.colloquy.report.log.Configuration;
import io.colloquy.report.log.EventLog;
import io.colloquy.report.log.StoredEvents;
import io.colloquy.report.query.ServedFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells how a fact of a conversation came about: its value as everything shows it, and the events behind its clock as the
 * fold of the log finds them, both as of one snapshot.
 */
@ApplicationScoped
class LineageService {
    private static final String BUSINESS = "_business";

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
        return log.conversation(connection, accountId, conversationId)
                .chain(stored -> log.configuration(connection, accountId)
                        .map(rows -> worked(conversationId, stored, Configuration.of(rows), fact, row)))
                .chain(worked -> calendar(connection, accountId, fact, row)
                        .map(calendar -> new ConversationLineage(
                                conversationId,
                                fact.id(),
                                ServedFacts.json(row).get(fact.jsonName()),
                                fact.unit(),
                                worked.event(),
                                worked.parts(),
                                worked.cleared(),
                                calendar,
                                fact.definition(),
                                fact.startsAt(),
                                fact.stopsAt(),
                                fact.leavesOut(),
                                fact.nullRule())));
    }

    /** What the fold of the log finds behind the fact. */
    private record Worked(ClockEvent event, List<Part> parts, List<Cleared> cleared) {}

    private static Worked worked(
            String conversationId, StoredEvents stored, Configuration configuration, Fact fact, Row row) {
        Timeline timeline = Timeline.order(conversationId, stored.events(), ConversationStore.asOf(row));
        if (timeline.startedAt() == null) {
            return new Worked(null, List.of(), List.of());
        }
        Lineage lineage = Lineage.of(fact, ConversationFold.fold(timeline, configuration.context()));
        BusinessTime hours = configuration.context().calendars().apply(row.getString(Fact.INBOX_CREATED.column()));
        return new Worked(
                lineage.moment() == null ? null : clockEvent(lineage.moment(), timeline),
                lineage.spans().stream()
                        .map(span -> part(span, timeline, hours))
                        .toList(),
                lineage.cleared().stream()
                        .map(wait -> new Cleared(clockEvent(wait.since(), timeline), clockEvent(wait.by(), timeline)))
                        .toList());
    }

    private static Part part(Span span, Timeline timeline, BusinessTime hours) {
        Instant from = span.from().at();
        Instant to = span.to().at();
        return new Part(
                clockEvent(span.from(), timeline),
                clockEvent(span.to(), timeline),
                Duration.between(from, to).toSeconds(),
                hours == null ? null : hours.between(from, to).toSeconds());
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

    /** The opening hours of what is counted in business time. */
    private Uni<CalendarView> calendar(SqlConnection connection, String accountId, Fact fact, Row row) {
        return fact.id().endsWith(BUSINESS)
                ? calendars.find(connection, accountId, row.getString(Fact.INBOX_CREATED.column()))
                : Uni.createFrom().nullItem();
    }
}
