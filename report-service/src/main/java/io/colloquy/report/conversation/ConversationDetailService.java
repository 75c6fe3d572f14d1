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
import io.colloquy.report.query.ServedFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
                .map(stored -> Timeline.order(conversationId, stored.events()))
                .chain(timeline -> names.find(connection, accountId, History.references(timeline))
                        .chain(found -> conversations
                                .anomalies(connection, accountId, conversationId)
                                .map(anomalies -> detail(row, timeline, found, anomalies))));
    }

    private static ConversationDetail detail(Row row, Timeline timeline, Names names, List<AnomalyView> anomalies) {
        List<Interaction> interactions = Interactions.of(timeline);
        return new ConversationDetail(
                ServedFacts.json(row),
                contact(row),
                History.of(timeline, interactions, names),
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
