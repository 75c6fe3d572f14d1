package io.colloquy.report.conversation;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Interaction;
import io.colloquy.model.fact.Interactions;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.conversation.ConversationDetail.AnomalyView;
import io.colloquy.report.conversation.ConversationDetail.ContactView;
import io.colloquy.report.conversation.ConversationDetail.DurationView;
import io.colloquy.report.conversation.ConversationDetail.FileView;
import io.colloquy.report.log.EventLog;
import io.colloquy.report.query.NameStore;
import io.colloquy.report.query.Names;
import io.colloquy.report.query.Names.Reference;
import io.colloquy.report.query.ServedFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows one conversation as of now: its facts, and its events told again in order. Never at a read replica: whoever was
 * led here, by a list, a change or a row of a file, must find what led him.
 */
@ApplicationScoped
public class ConversationDetailService {
    private static final long MILLIS = 1000;

    private final AccountDatabase database;
    private final ConversationStore conversations;
    private final EventLog log;
    private final NameStore names;
    private final ContactStore contacts;

    ConversationDetailService(
            AccountDatabase database,
            ConversationStore conversations,
            EventLog log,
            NameStore names,
            ContactStore contacts) {
        this.database = database;
        this.conversations = conversations;
        this.log = log;
        this.names = names;
        this.contacts = contacts;
    }

    /** The conversation; null if the account has none of that id. */
    public Uni<ConversationDetail> find(String accountId, String conversationId) {
        return database.inAccountSnapshot(accountId, connection -> conversations
                .find(connection, accountId, conversationId)
                .onItem()
                .ifNotNull()
                .transformToUni(row -> detail(connection, accountId, conversationId, row)));
    }

    private Uni<ConversationDetail> detail(SqlConnection connection, String accountId, String conversationId, Row row) {
        return log.conversation(connection, accountId, conversationId)
                .chain(own -> log.before(connection, accountId, conversationId, Earlier.REACH)
                        .map(before -> new Told(
                                Timeline.order(conversationId, own.events(), ConversationStore.asOf(row)),
                                Earlier.timeline(conversationId, before.events(), own.events()))))
                .chain(told -> names.find(connection, accountId, told.references())
                        .chain(found -> contacts.attributes(
                                        connection, accountId, row.getString(Fact.CONTACT_ID.column()))
                                .chain(attributes -> conversations
                                        .anomalies(connection, accountId, conversationId)
                                        .map(anomalies -> detail(row, attributes, told, found, anomalies)))));
    }

    /** The conversation itself, and what was said before it. */
    private record Told(Timeline timeline, Timeline earlier) {

        Set<Reference> references() {
            Set<Reference> references = new HashSet<>(History.references(timeline));
            references.addAll(History.references(earlier));
            return references;
        }
    }

    private static ConversationDetail detail(
            Row row, Map<String, Object> attributes, Told told, Names names, List<AnomalyView> anomalies) {
        List<Interaction> interactions = Interactions.of(told.timeline());
        List<HistoryEntry> history = History.of(told.timeline(), interactions, names);
        return new ConversationDetail(
                ServedFacts.json(row),
                contact(row, attributes),
                new DurationView(
                        seconds(row, Fact.DURATION_TOTAL),
                        seconds(row, Fact.DURATION_CONVERSATION),
                        seconds(row, Fact.DURATION_AFTER_CLOSE)),
                interactions.size(),
                SurveyAnswers.of(told.timeline(), names),
                Earlier.of(
                        told.earlier(),
                        row.getOffsetDateTime(Fact.OPENED_AT.column()).toInstant(),
                        names),
                history,
                history.stream().flatMap(ConversationDetailService::files).toList(),
                anomalies);
    }

    private static Stream<FileView> files(HistoryEntry entry) {
        Message message = entry.message();
        return message == null
                ? Stream.empty()
                : message.attachments().stream()
                        .map(file -> new FileView(
                                entry.at(),
                                message.direction(),
                                entry.by(),
                                message.messageId(),
                                file.name(),
                                file.contentType(),
                                file.url(),
                                file.bytes()));
    }

    private static ContactView contact(Row row, Map<String, Object> told) {
        Map<String, Object> attributes = new LinkedHashMap<>(told);
        Object address = attributes.remove("address");
        return new ContactView(
                row.getString(Fact.CONTACT_ID.column()),
                row.getString(Fact.CONTACT_NAME.column()),
                row.getString(Fact.CONTACT_EMAIL.column()),
                row.getString(Fact.CONTACT_PHONE.column()),
                row.getString(Fact.CONTACT_COMPANY_ID.column()),
                address,
                attributes);
    }

    private static Long seconds(Row row, Fact duration) {
        Long millis = row.getLong(duration.column());
        return millis == null ? null : Long.valueOf(Math.floorDiv(millis, MILLIS));
    }
}
