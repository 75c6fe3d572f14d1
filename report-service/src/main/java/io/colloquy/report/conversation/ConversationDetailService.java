package io.colloquy.report.conversation;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Interaction;
import io.colloquy.model.fact.Interactions;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.conversation.ConversationDetail.AnomalyView;
import io.colloquy.report.conversation.ConversationDetail.ContactView;
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
import java.util.List;
import java.util.Set;

/** Shows one conversation as of now: its facts, and its events told again in order. */
@ApplicationScoped
class ConversationDetailService {
    private final AccountDatabase database;
    private final ConversationStore conversations;
    private final EventLog log;
    private final NameStore names;

    ConversationDetailService(
            AccountDatabase database, ConversationStore conversations, EventLog log, NameStore names) {
        this.database = database;
        this.conversations = conversations;
        this.log = log;
        this.names = names;
    }

    /** The conversation; null if the account has none of that id. */
    Uni<ConversationDetail> find(String accountId, String conversationId) {
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
                        .chain(found -> conversations
                                .anomalies(connection, accountId, conversationId)
                                .map(anomalies -> detail(row, told, found, anomalies))));
    }

    /** The conversation itself, and what was said before it. */
    private record Told(Timeline timeline, Timeline earlier) {

        Set<Reference> references() {
            Set<Reference> references = new HashSet<>(History.references(timeline));
            references.addAll(History.references(earlier));
            return references;
        }
    }

    private static ConversationDetail detail(Row row, Told told, Names names, List<AnomalyView> anomalies) {
        List<Interaction> interactions = Interactions.of(told.timeline());
        return new ConversationDetail(
                ServedFacts.json(row),
                contact(row),
                Earlier.of(
                        told.earlier(),
                        row.getOffsetDateTime(Fact.OPENED_AT.column()).toInstant(),
                        names),
                History.of(told.timeline(), interactions, names),
                interactions.stream()
                        .flatMap(interaction -> interaction.attachments().stream()
                                .map(file -> new FileView(
                                        interaction.messageId(),
                                        file.name(),
                                        file.contentType(),
                                        file.url(),
                                        file.bytes())))
                        .toList(),
                anomalies);
    }

    private static ContactView contact(Row row) {
        return new ContactView(
                row.getString(Fact.CONTACT_ID.column()),
                row.getString(Fact.CONTACT_NAME.column()),
                row.getString(Fact.CONTACT_EMAIL.column()),
                row.getString(Fact.CONTACT_PHONE.column()),
                row.getString(Fact.CONTACT_COMPANY_ID.column()));
    }
}
