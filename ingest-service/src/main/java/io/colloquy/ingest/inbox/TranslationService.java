package io.colloquy.ingest.inbox;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.connection.ConnectionCatalog;
import io.colloquy.ingest.connection.OpenConnection;
import io.colloquy.ingest.inbox.InboxStore.Backlog;
import io.colloquy.ingest.inbox.InboxStore.Due;
import io.colloquy.platform.problem.DatabaseAway;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Translates stored requests, a connection's in the order they were stored. One transaction owns a connection, whichever
 * replica it is of: it reads what is due, and stores events, quarantine, books and the note that it is done, all or
 * nothing.
 */
@ApplicationScoped
class TranslationService {
    private static final Logger LOG = Logger.getLogger(TranslationService.class);

    private final AccountDatabase database;
    private final InboxStore store;
    private final TranslationWriter writer;
    private final ConnectionCatalog connections;
    private final Adapters adapters;
    private final InboxConfig config;
    private final InboxMetrics metrics;
    private final Vertx vertx;

    TranslationService(
            AccountDatabase database,
            InboxStore store,
            TranslationWriter writer,
            ConnectionCatalog connections,
            Adapters adapters,
            InboxConfig config,
            InboxMetrics metrics,
            Vertx vertx) {
        this.database = database;
        this.store = store;
        this.writer = writer;
        this.connections = connections;
        this.adapters = adapters;
        this.config = config;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /** The connections, of all accounts, with requests that are due. */
    Uni<List<Due>> due() {
        return database.acrossAccounts(store::due);
    }

    /** What is due, of all accounts. */
    Uni<Backlog> backlog() {
        return database.acrossAccounts(store::backlog);
    }

    /** Translates the next requests of a connection; how many. 0 also if another transaction is at it. */
    Uni<Integer> step(Due due) {
        return translator(due).chain(translator -> step(due, config.requestsAtOnce(), translator)
                .onFailure(TranslationService::isDefect)
                .recoverWithUni(failure -> oneAlone(due, translator, failure)));
    }

    /** One request that cannot be stored must not hold up the others: it is found by going alone, and set aside. */
    private Uni<Integer> oneAlone(Due due, Function<StoredRequest, TranslatedRequest> translator, Throwable cause) {
        LOG.errorf(cause, "requests of %s could not be stored, trying the next one alone", due);
        return step(due, 1, translator)
                .onFailure(TranslationService::isDefect)
                .recoverWithUni(failure -> step(
                        due,
                        1,
                        request -> RequestTranslation.refused(
                                request, "storing_failed", "Its events could not be stored; the log has the reason")));
    }

    private Uni<Integer> step(Due due, int requests, Function<StoredRequest, TranslatedRequest> translator) {
        return database.inAccount(due.accountId(), connection -> store.tryOwn(connection, due)
                .chain(owned -> owned
                        ? store.next(connection, due, requests, config.bytesAtOnce())
                        : Uni.createFrom().item(List.<StoredRequest>of()))
                .chain(next -> translate(connection, due, next, translator)));
    }

    /**
     * Translates that request again, in a transaction of the caller's.
     *
     * @return whether there is such a request
     */
    Uni<Boolean> again(
            SqlConnection connection, Due due, long requestId, Function<StoredRequest, TranslatedRequest> translator) {
        return store.own(connection, due)
                .chain(() -> store.one(connection, due, requestId))
                .chain(found -> translate(connection, due, found, translator))
                .map(translated -> translated > 0);
    }

    /**
     * How to translate what came for a connection, as it is configured now. Asked before a transaction begins: the
     * catalogue may need a connection to the database of its own.
     */
    Uni<Function<StoredRequest, TranslatedRequest>> translator(Due due) {
        return connections
                .find(due.connectionId())
                .map(found -> found.filter(open -> open.accountId().equals(due.accountId())))
                .map(found -> {
                    Optional<ChannelAdapter> adapter =
                            found.map(OpenConnection::provider).flatMap(adapters::of);
                    return adapter.isEmpty()
                            ? request -> RequestTranslation.refused(
                                    request, "connection_unknown", "The connection has no webhook any more")
                            : request -> RequestTranslation.of(
                                    request, adapter.get(), found.get().view());
                });
    }

    private Uni<Integer> translate(
            SqlConnection connection,
            Due due,
            List<StoredRequest> requests,
            Function<StoredRequest, TranslatedRequest> translator) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(
                                () -> metrics.translating(
                                        () -> requests.stream().map(translator).toList()),
                                false)
                        .toCompletionStage())
                .chain(translated -> writer.write(connection, due, translated))
                .replaceWith(requests.size());
    }

    /** What another try would meet again. */
    private static boolean isDefect(Throwable failure) {
        boolean collision = failure instanceof PgException pg
                && ("40001".equals(pg.getSqlState()) || "40P01".equals(pg.getSqlState()));
        return !collision && DatabaseAway.problem(failure).isEmpty();
    }
}
